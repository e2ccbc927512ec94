package dev.risiti.submission.operator;

import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.outcome.UnknownResolution;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.core.PersonDecision;
import dev.risiti.submission.core.Resolver;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.WaitingDocuments;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.engine.Interventions;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What people can do about where a document stands; each inside the frame of {@link AuditedVerbs}, publishes what it
 * means, and says what happens now.
 */
@ApplicationScoped
class DocumentVerbs {
    /** Blocked because the number is, or may be, another document's. */
    private static final Set<String> NUMBER_TROUBLE = Set.of("NUMBER_CONFLICT", "COUNTER_MOVED");

    private final DocumentTable documents;
    private final WaitingDocuments waiting;
    private final AttemptTable attempts;
    private final LaneTable lanes;
    private final Interventions interventions;
    private final int maxSends;
    private final Duration settling;

    DocumentVerbs(
            DocumentTable documents,
            WaitingDocuments waiting,
            AttemptTable attempts,
            LaneTable lanes,
            Interventions interventions,
            SubmissionConfig config) {
        this.documents = documents;
        this.waiting = waiting;
        this.attempts = attempts;
        this.lanes = lanes;
        this.interventions = interventions;
        this.maxSends = config.maxSends();
        this.settling = config.quietPeriod().compareTo(config.readLag()) > 0 ? config.quietPeriod() : config.readLag();
    }

    /** Its stream stops at it. */
    String hold(Case held) {
        open(held);
        if (held.undecided().isPresent()) {
            throw undecided("a hold would not stop that. Hold its lane to stop what comes after it.");
        }
        if (held.document().state() == DocumentState.BLOCKED) {
            throw Refusal.conflict("BLOCKED_ALREADY", "Its stream stops at it already.");
        }
        PersonDecision decision = decision(held);
        write(decision, decision.held(Reason.of("HELD_BY_OPERATOR", "A person holds it: " + held.words())));
        return "Its stream stops at it until it is released.";
    }

    /** A blocked document goes on, in its old place. */
    String release(Case blocked, boolean newNumber) {
        Document document = blocked.document();
        if (document.state() != DocumentState.BLOCKED) {
            throw Refusal.conflict("NOT_BLOCKED", "It is %s, not BLOCKED.".formatted(document.state()));
        }
        if (blocked.undecided().isPresent()) {
            throw undecided("it would be blocked again at once. Say what KRA holds: attach, absent; or retry.");
        }
        Reason reason = document.reason();
        if (newNumber && (document.number() == null || reason == null || !NUMBER_TROUBLE.contains(reason.code()))) {
            throw Refusal.conflict(
                    "NUMBER_IS_ITS_OWN", "Nothing says that its number is another document's; release it as it is.");
        }
        PersonDecision decision = decision(blocked);
        List<Effect> effects = new ArrayList<>();
        if (newNumber) {
            effects.addAll(decision.numberUsedByAnother());
        }
        effects.addAll(decision.goesOn(Reason.of(
                "RELEASED_BY_OPERATOR", "A person released it, and it is sent in its turn: " + blocked.words())));
        write(decision, effects);
        documents.requeue(document.documentId());
        if (newNumber) {
            documents.renumber(document.documentId());
        }
        return "It is sent in its turn." + blocked.lanePermitting();
    }

    /** What waits is tried now; what is undecided is asked about now. */
    String retry(Case retried) {
        Document document = retried.document();
        open(retried);
        if (document.state() == DocumentState.WAITING) {
            sayGoesOn(retried);
            waiting.enterNow(document.documentId());
        } else if (retried.undecided().isPresent()) {
            askAnew(retried.undecided().get());
            sayGoesOn(retried);
            documents.requeue(document.documentId());
        } else if (document.state() == DocumentState.BLOCKED) {
            throw Refusal.conflict("NOT_UNDECIDED", "KRA has decided every send of it: release it instead.");
        } else {
            sayGoesOn(retried);
        }
        if (retried.lane().lane().pausedCode() == null) {
            lanes.dueNow(document.laneId());
        }
        return "It is tried now." + retried.lanePermitting();
    }

    private void askAnew(Attempt attempt) {
        boolean canAsk = switch (UnknownResolution.of(attempt.request().call(), attempt.door())) {
            case UnknownResolution.LookUp lookUp -> true;
            case UnknownResolution.SequenceProbe probe -> attempt.state() != AttemptState.UNCONFIRMED;
            case UnknownResolution.Idempotent idempotent -> attempt.state() != AttemptState.UNCONFIRMED;
            case UnknownResolution.Person person -> false;
        };
        if (!canAsk) {
            throw Refusal.conflict(
                    "KRA_CANNOT_BE_ASKED",
                    "KRA has no look-up for this. Look it up at KRA's portal, then say what is there: attach or absent.");
        }
        attempts.reconsider(attempt.documentId(), 0, maxSends - 1);
    }

    /** A person looked at KRA and found nothing: counts like KRA's own answers. */
    String absent(Case looked) {
        Attempt attempt = looked.undecided()
                .orElseThrow(() -> Refusal.conflict("NOT_UNDECIDED", "KRA has decided every send of it."));
        PersonDecision decision = decision(looked);
        if (attempt.deadlineAt().plus(settling).isAfter(decision.state().now())) {
            throw Refusal.conflict(
                    "TOO_EARLY",
                    "Its last send may still be under way at KRA until %s; look again after that."
                            .formatted(attempt.deadlineAt().plus(settling)));
        }
        attempts.reconsider(attempt.documentId(), Resolver.ABSENCES, maxSends - 1);
        write(
                decision,
                decision.goesOn(Reason.of(
                        "ABSENT_BY_OPERATOR", "A person looked at KRA and found nothing of it: " + looked.words())));
        documents.requeue(looked.documentId());
        return (attempt.state() == AttemptState.UNCONFIRMED
                        ? "KRA's refusal counts; its number is free again."
                        : "It is sent again under the same number.")
                + looked.lanePermitting();
    }

    /** The document ends, if KRA certainly holds nothing of it. */
    String withdraw(Case withdrawn) {
        Document document = withdrawn.document();
        open(withdrawn);
        if (withdrawn.undecided().isPresent()) {
            throw undecided("withdrawing it could hide a receipt. Say what KRA holds: attach, absent; or retry.");
        }
        if (document.step() > 0) {
            throw Refusal.conflict(
                    "PARTLY_TAKEN", "KRA has taken part of it already: correct it with a document of its own.");
        }
        if (document.everUnknown()) {
            throw Refusal.conflict(
                    "NUMBER_UNCONFIRMED",
                    "A send of it once had no answer, and whether its number is free at KRA is not known. When KRA shows"
                            + " that the number is another document's, hold its lane, release it with newNumber, and"
                            + " withdraw it then.");
        }
        Reason reason = Reason.of("WITHDRAWN_BY_OPERATOR", "A person withdrew it: " + withdrawn.words());
        PersonDecision decision = decision(withdrawn);
        write(decision, decision.withdrawn(reason));
        return document.number() == null
                ? "It ended; nothing of it was ever taken by KRA."
                : "It ended; its number %d goes to the next document.".formatted(document.number());
    }

    private void sayGoesOn(Case at) {
        PersonDecision decision = decision(at);
        write(decision, decision.goesOn(Reason.of("RETRIED_BY_OPERATOR", "A person has it tried now: " + at.words())));
    }

    PersonDecision decision(Case at) {
        return interventions
                .about(at.lane().lane(), at.documentId())
                .orElseThrow(() -> Refusal.conflict(
                        "NO_DEVICE", "No device is known that could act for it: register or activate one first."));
    }

    void write(PersonDecision decision, List<Effect> effects) {
        interventions.write(decision.state(), effects);
    }

    /** @throws Refusal when the document is at its end */
    static void open(Case at) {
        switch (at.document().state()) {
            case QUEUED, WAITING, BLOCKED -> {
                // Something can still be done about it.
            }
            case ACCEPTED, REFUSED, WITHDRAWN ->
                throw Refusal.conflict(
                        "DECIDED", "It is %s already.".formatted(at.document().state()));
        }
    }

    private static Refusal undecided(String text) {
        return Refusal.conflict("UNDECIDED", "Whether KRA took it is not known and is being found out; " + text);
    }
}
