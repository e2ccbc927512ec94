package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.audit.AuditTable;
import dev.risiti.submission.audit.Deed;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.engine.Dispatcher;
import dev.risiti.submission.lane.LaneSearch;
import dev.risiti.submission.lane.LaneStanding;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.problem.Refusal;
import dev.risiti.submission.storage.Database;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every verb: one transaction that holds the lane's row, so that no run decides meanwhile; the deed goes
 * into the audit in it; the same request does nothing twice.
 */
@ApplicationScoped
class AuditedVerbs {
    private static final Logger LOG = Logger.getLogger(AuditedVerbs.class);

    private final Database database;
    private final LaneTable lanes;
    private final LaneSearch standings;
    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final AuditTable audit;
    private final Dispatcher dispatcher;
    private final MeterRegistry meters;
    private final Clock clock;

    AuditedVerbs(
            Database database,
            LaneTable lanes,
            LaneSearch standings,
            DocumentTable documents,
            AttemptTable attempts,
            AuditTable audit,
            Dispatcher dispatcher,
            MeterRegistry meters,
            Clock clock) {
        this.database = database;
        this.lanes = lanes;
        this.standings = standings;
        this.documents = documents;
        this.attempts = attempts;
        this.audit = audit;
        this.dispatcher = dispatcher;
        this.meters = meters;
        this.clock = clock;
    }

    /** What a verb answers. */
    record Done(String requestId, String verb, String subject, String state, String text) {}

    /** Where a document stood before. */
    private record Before(
            String state,
            @Nullable Reason reason,
            int revision,
            int step,
            @Nullable Long number,
            @Nullable String waitsFor,
            boolean everUnknown) {
        static Before of(Document document) {
            return new Before(
                    document.state().name(),
                    document.reason(),
                    document.revision(),
                    document.step(),
                    document.number(),
                    document.waitsFor(),
                    document.everUnknown());
        }
    }

    /**
     * Does something about a document.
     *
     * @param verb says in a sentence what happens now
     * @throws Refusal when it cannot be done as things stand
     */
    JsonNode onDocument(Order order, long documentId, Function<Case, String> verb) {
        return carryOut(order, () -> {
            long laneId = documents.laneOf(documentId).orElseThrow(() -> noDocument(documentId));
            LaneStanding lane = standings.lock(laneId).orElseThrow();
            return audit.find(order.requestId()).map(deed -> again(order, deed)).orElseGet(() -> {
                Document before = locked(documentId, laneId);
                String text = verb.apply(new Case(lane, before, settled(lane, documentId), order.reason()));
                lanes.wakeIds(List.of(laneId));
                Document after = locked(documentId, null);
                return writeDown(order, Before.of(before), after.state().name(), text);
            });
        });
    }

    /** As {@link #onDocument}, about a lane. */
    JsonNode onLane(Order order, long laneId, Function<LaneStanding, String> verb) {
        return carryOut(order, () -> {
            LaneStanding before = standings.lock(laneId).orElseThrow(() -> noLane(laneId));
            return audit.find(order.requestId()).map(deed -> again(order, deed)).orElseGet(() -> {
                String text = verb.apply(before);
                lanes.wakeIds(List.of(laneId));
                String state =
                        standings.standing(laneId).orElseThrow().condition().name();
                return writeDown(order, before, state, text);
            });
        });
    }

    /** What a verb about an item did: what was before, and where it stands now. */
    record Told(Object before, String state, String text) {}

    /** As {@link #onDocument}, about an item; the verb locks its row. */
    JsonNode onItem(Order order, Supplier<Told> verb) {
        return carryOut(order, () -> {
            Told told = verb.get();
            return writeDown(order, told.before(), told.state(), told.text());
        });
    }

    static Refusal noDocument(long documentId) {
        return Refusal.unknown("NO_SUCH_DOCUMENT", "No document has the id %d.".formatted(documentId));
    }

    static Refusal noLane(long laneId) {
        return Refusal.unknown("NO_SUCH_LANE", "No lane has the id %d.".formatted(laneId));
    }

    private JsonNode carryOut(Order order, Supplier<JsonNode> work) {
        try {
            JsonNode answer = audit.find(order.requestId())
                    .map(deed -> again(order, deed))
                    .orElseGet(() -> database.transaction(work));
            dispatcher.nudge();
            note(order, "done");
            return answer;
        } catch (Refusal refusal) {
            note(order, refusal.code());
            throw refusal;
        }
    }

    private void note(Order order, String outcome) {
        meters.counter(
                        "risiti.operator.verbs",
                        "verb",
                        order.verb(),
                        "outcome",
                        "done".equals(outcome) ? "done" : "refused")
                .increment();
        LOG.infof(
                "actor=%s verb=%s subject=%s request=%s outcome=%s",
                order.actor(), order.verb(), order.subject(), order.requestId(), outcome);
    }

    private Document locked(long documentId, @Nullable Long laneId) {
        Document document = documents
                .findLocked(documentId)
                .map(DocumentTable.Full::document)
                .orElseThrow(() -> noDocument(documentId));
        if (laneId != null && document.laneId() != laneId) {
            throw busy("It was moved to another lane just now; try again.");
        }
        return document;
    }

    /** The document's undecided attempt, with nobody at work on it. */
    private Optional<Attempt> settled(LaneStanding lane, long documentId) {
        Optional<Attempt> undecided = attempts.undecidedOf(documentId);
        if (undecided.isPresent() && lane.run()) {
            if (undecided.get().state() == AttemptState.OPEN) {
                throw busy("A request about it is on its way to KRA; try again in a moment.");
            }
            if (!attempts.onTheWire(lane.lane().laneId())) {
                // The run may be asking KRA about it: the answer must not come on top of what is decided here.
                lanes.takeAway(lane.lane().laneId());
            }
        }
        return undecided;
    }

    private static Refusal busy(String text) {
        return Refusal.conflict("BUSY", text);
    }

    private JsonNode writeDown(Order order, Object before, String state, String text) {
        JsonNode answer = Order.json(new Done(order.requestId(), order.verb(), order.subject(), state, text));
        boolean first = audit.add(new Deed(
                clock.instant(),
                order.actor(),
                order.verb(),
                order.subject(),
                order.reason(),
                order.requestId(),
                order.request(),
                Order.json(before),
                answer));
        if (!first) {
            throw reused(order);
        }
        return answer;
    }

    private static JsonNode again(Order order, Deed deed) {
        boolean same = deed.actor().equals(order.actor())
                && deed.verb().equals(order.verb())
                && deed.subject().equals(order.subject())
                && deed.request().equals(order.request());
        if (!same) {
            throw reused(order);
        }
        return deed.answer();
    }

    private static Refusal reused(Order order) {
        return Refusal.conflict(
                "REQUEST_ID_REUSED",
                "The request id %s did something else before; take a new one.".formatted(order.requestId()));
    }
}
