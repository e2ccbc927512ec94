package dev.risiti.submission.engine;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.UnknownResolution;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.attempt.Resolver;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.kra.Asked;
import dev.risiti.submission.kra.KraCalls;
import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Writes down what a call brought: one exhaustive switch over the seven outcomes of design section 5.
 */
@ApplicationScoped
class OutcomeRecorder {
    private static final Logger LOG = Logger.getLogger(OutcomeRecorder.class);

    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final LaneTable lanes;
    private final DocumentEnd end;
    private final Results results;
    private final KraCalls kra;
    private final Resolver resolver;
    private final BackOff backOff;
    private final SubmissionConfig config;
    private final Clock clock;

    OutcomeRecorder(
            DocumentTable documents,
            AttemptTable attempts,
            LaneTable lanes,
            DocumentEnd end,
            Results results,
            KraCalls kra,
            Resolver resolver,
            BackOff backOff,
            SubmissionConfig config,
            Clock clock) {
        this.documents = documents;
        this.attempts = attempts;
        this.lanes = lanes;
        this.end = end;
        this.results = results;
        this.kra = kra;
        this.resolver = resolver;
        this.backOff = backOff;
        this.config = config;
        this.clock = clock;
    }

    /** What the lane does after an outcome. */
    sealed interface After {
        record GoOn() implements After {}

        /** Nothing for this long. */
        record Rest(Duration pause) implements After {}

        /** Nothing until the device is well again. */
        record Pause(Reason reason) implements After {}
    }

    /** A send came back. */
    After sent(Lane lane, Device device, Attempt attempt, Outcome outcome, Effects effects) {
        documents.countAttempt(attempt.documentId());
        Document document = documents.get(attempt.documentId());
        LOG.infof(
                "lane=%d document=%d attempt=%d call=%s number=%s outcome=%s code=%s",
                lane.laneId(),
                document.documentId(),
                attempt.attemptId(),
                attempt.request().call().wireName(),
                attempt.number(),
                outcome.getClass().getSimpleName(),
                outcome.resultCd());
        return switch (outcome) {
            case Outcome.Accepted accepted -> {
                end.accepted(device, attempt, AttemptState.ACCEPTED, accepted.answer(), accepted.words(), effects);
                yield new After.GoOn();
            }
            case Outcome.RefusedDocument refused -> refused(device, document, attempt, refused, effects);
            case Outcome.RefusedConnection refused -> {
                // KRA did not judge the document: it keeps its place and its number.
                attempts.finish(attempt.attemptId(), AttemptState.REFUSED, refused.words(), refused.resultCd());
                yield connection(device, document, refused, effects);
            }
            case Outcome.RefusedDependency refused -> dependency(device, document, attempt, refused, effects);
            case Outcome.NotSent notSent -> {
                attempts.finish(attempt.attemptId(), AttemptState.NOT_SENT, notSent.words(), null);
                yield rest(lane);
            }
            case Outcome.Throttled throttled -> {
                attempts.finish(attempt.attemptId(), AttemptState.THROTTLED, throttled.words(), throttled.resultCd());
                Duration asked = throttled.retryAfter();
                yield asked == null ? rest(lane) : new After.Rest(asked);
            }
            case Outcome.Unknown unknown -> unknown(device, document, attempt, unknown, effects);
        };
    }

    private After refused(
            Device device, Document document, Attempt attempt, Outcome.RefusedDocument refused, Effects effects) {
        Reason reason =
                new Reason("REFUSED_BY_KRA", "KRA refused it: " + refused.words(), refused.resultCd(), refused.words());
        if (document.everUnknown()) {
            // The refusal judged this send; an earlier one without an answer may still have been taken.
            attempts.unconfirmed(attempt.attemptId(), refused.words(), refused.resultCd());
            return new After.GoOn();
        }
        attempts.finish(attempt.attemptId(), AttemptState.REFUSED, refused.words(), refused.resultCd());
        if (refused.expected() != null) {
            end.block(
                    device,
                    document,
                    new Reason(
                            "COUNTER_MOVED",
                            "KRA expects %s for this device; another system may have used it"
                                    .formatted(refused.expected().value().toPlainString()),
                            refused.resultCd(),
                            refused.words()),
                    effects);
            return new After.GoOn();
        }
        end.refused(device, document, reason, effects);
        return new After.GoOn();
    }

    private After connection(Device device, Document document, Outcome.RefusedConnection refused, Effects effects) {
        kra.forgetCredentials(device.deviceId());
        Reason reason = new Reason(
                "CONNECTION_REFUSED",
                "KRA refused the device, not the document: " + refused.words(),
                refused.resultCd(),
                refused.words());
        results.say(document, device.deviceId(), ResultState.WAITING, reason, effects);
        switch (refused.trouble()) {
            case HEADERS_MISSING, DEVICE_REJECTED, OTHER_SOLUTION, DEVICE_CORRUPTED, ACCESS_DENIED ->
                effects.publish(
                        new DeviceProgress(
                                device.deviceId(),
                                device.tenantId(),
                                DeviceProgress.Milestone.KEY_REJECTED,
                                clock.instant(),
                                refused.words()),
                        "device/" + device.deviceId(),
                        clock.instant());
            case ALREADY_INSTALLED, APP_REJECTED, UNROUTED -> {
                // Nothing is wrong with the key; the pause and its alert say the rest.
            }
        }
        return new After.Pause(reason);
    }

    private After dependency(
            Device device, Document document, Attempt attempt, Outcome.RefusedDependency refused, Effects effects) {
        Reason reason = new Reason(
                "DEPENDENCY_" + refused.need(),
                "KRA misses something that must come first: " + refused.words(),
                refused.resultCd(),
                refused.words());
        if (document.everUnknown()) {
            attempts.unconfirmed(attempt.attemptId(), refused.words(), refused.resultCd());
            return new After.GoOn();
        }
        attempts.finish(attempt.attemptId(), AttemptState.REFUSED, refused.words(), refused.resultCd());
        end.parkFor(device, document, config.dependencyPause(), reason, effects);
        return new After.GoOn();
    }

    private After unknown(Device device, Document document, Attempt attempt, Outcome.Unknown unknown, Effects effects) {
        boolean probed = document.everUnknown()
                && unknown.reason() == Outcome.Unknown.Reason.DUPLICATE
                && UnknownResolution.of(attempt.request().call(), FrontDoor.DIRECT)
                        instanceof UnknownResolution.SequenceProbe;
        if (probed) {
            // The same number and bytes were sent before: KRA's "overlapped" says that it took them then.
            end.accepted(device, attempt, AttemptState.ADOPTED, new Answer.Saved(), unknown.words(), effects);
            return new After.GoOn();
        }
        documents.markUnknown(document.documentId());
        attempts.unknown(attempt.attemptId(), unknown.words(), unknown.resultCd());
        return new After.GoOn();
    }

    /** A question came back. */
    After asked(Device device, Attempt attempt, Asked asked, Effects effects) {
        Document document = documents.get(attempt.documentId());
        Instant now = attempts.now();
        LOG.infof(
                "document=%d attempt=%d number=%s asked=%s",
                document.documentId(),
                attempt.attemptId(),
                attempt.number(),
                asked.getClass().getSimpleName());
        switch (asked) {
            case Asked.Same(var answer) ->
                end.accepted(device, attempt, AttemptState.ADOPTED, answer, "found at KRA and equal", effects);
            case Asked.Different(var differences) -> {
                attempts.finish(attempt.attemptId(), AttemptState.CONFLICT, differences, null);
                end.block(
                        device,
                        document,
                        Reason.of(
                                "NUMBER_CONFLICT",
                                "KRA holds another document under number %s (%s)"
                                        .formatted(attempt.number(), differences)),
                        effects);
            }
            case Asked.Absent absent -> {
                // The first "absent" may be read lag or a call still under way; the second counts once it is settled.
                Instant settled = resolver.settled(attempt);
                boolean counts = attempt.absences() == 0 || !settled.isAfter(now);
                Instant next = settled.isAfter(now) ? settled : now.plus(config.readLag());
                attempts.asked(attempt.attemptId(), counts, next);
            }
            case Asked.Silent silent ->
                attempts.asked(attempt.attemptId(), false, now.plus(backOff.after(attempt.asks())));
        }
        return new After.GoOn();
    }

    /** KRA confirmed that the number of a refused document is unused. */
    void confirmed(Device device, Attempt attempt, Effects effects) {
        Document document = documents.get(attempt.documentId());
        String words = attempts.words(attempt.attemptId()).orElse("");
        attempts.finish(attempt.attemptId(), AttemptState.REFUSED, words, null);
        documents.clearUnknown(document.documentId());
        end.refused(device, document, new Reason("REFUSED_BY_KRA", "KRA refused it: " + words, null, words), effects);
    }

    private After rest(Lane lane) {
        lanes.failed(lane.laneId());
        return new After.Rest(backOff.after(lane.failures()));
    }
}
