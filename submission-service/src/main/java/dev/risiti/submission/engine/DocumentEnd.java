package dev.risiti.submission.engine;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.step.Steps;
import dev.risiti.submission.step.StepsByKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Carries out what was decided about a document: its row, its number, its results, and the revision that was held. */
@ApplicationScoped
class DocumentEnd {
    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final CounterTable counters;
    private final LaneTable lanes;
    private final StepsByKind steps;
    private final Results results;

    DocumentEnd(
            DocumentTable documents,
            AttemptTable attempts,
            CounterTable counters,
            LaneTable lanes,
            StepsByKind steps,
            Results results) {
        this.documents = documents;
        this.attempts = attempts;
        this.counters = counters;
        this.lanes = lanes;
        this.steps = steps;
        this.results = results;
    }

    /** KRA took the call of this attempt. */
    void accepted(Device device, Attempt attempt, AttemptState state, Answer answer, String words, Effects effects) {
        Document document = documents.get(attempt.documentId());
        attempts.finish(attempt.attemptId(), state, words, null);
        lanes.succeeded(attempt.laneId());
        boolean done = stepsOf(document).accepted(document, attempt, device, answer, effects);
        documents.advance(document.documentId());
        documents.clearUnknown(document.documentId());
        if (done) {
            documents.decide(document.documentId(), DocumentState.ACCEPTED, null);
            // The number stays with the receipt; a revision that waited is now a change of something signed.
            documents
                    .takeHeld(document.documentId())
                    .ifPresent(held -> results.say(
                            document,
                            device.deviceId(),
                            ResultState.DRIFT,
                            Reason.of(
                                    "CHANGED_AFTER_SIGNING",
                                    "Revision %d came after KRA had signed revision %d; correct it with a credit note"
                                            .formatted(held.revision(), document.revision())),
                            effects));
        }
    }

    /** KRA refused the document for good, and certainly holds nothing under its number. */
    void refused(Device device, Document document, Reason reason, Effects effects) {
        giveNumberBack(device, document);
        documents.decide(document.documentId(), DocumentState.REFUSED, reason);
        stepsOf(document).refused(document, device, reason, effects);
        results.say(document, device.deviceId(), ResultState.REFUSED, reason, effects);
        documents
                .takeHeld(document.documentId())
                .ifPresent(held -> documents.replace(
                        document.documentId(),
                        held.revision(),
                        held.hash(),
                        held.payload(),
                        lanes.enter(document.laneId())));
    }

    /** The document leaves its stream until what it waits for is there. */
    void park(Device device, Document document, String wakeKey, Reason reason, Effects effects) {
        giveNumberBack(device, document);
        documents.park(document.documentId(), wakeKey, reason);
        results.say(document, device.deviceId(), ResultState.WAITING, reason, effects);
    }

    /** As {@link #park}, until some time has passed. */
    void parkFor(Device device, Document document, Duration pause, Reason reason, Effects effects) {
        park(device, document, WakeKey.time(), reason, effects);
        documents.postpone(document.documentId(), pause);
    }

    /** The document's stream stops: a person must decide. */
    void block(Device device, Document document, Reason reason, Effects effects) {
        documents.decide(document.documentId(), DocumentState.BLOCKED, reason);
        results.say(document, device.deviceId(), ResultState.BLOCKED, reason, effects);
    }

    private void giveNumberBack(Device device, Document document) {
        Long number = document.number();
        if (number != null) {
            counters.giveBack(stepsOf(document).counter(document, device).orElseThrow(), number);
            documents.holdNumber(document.documentId(), null);
        }
    }

    private Steps stepsOf(Document document) {
        return steps.of(document.identity().kind());
    }
}
