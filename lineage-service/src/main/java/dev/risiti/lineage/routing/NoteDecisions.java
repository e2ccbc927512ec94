package dev.risiti.lineage.routing;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.lineage.check.CheckCode;
import dev.risiti.lineage.check.CreditNoteCheck;
import dev.risiti.lineage.check.CreditPlan;
import dev.risiti.lineage.check.Decision;
import dev.risiti.lineage.config.LineageConfig;
import dev.risiti.lineage.device.Devices;
import dev.risiti.lineage.issued.CreditTakings;
import dev.risiti.lineage.note.CreditNotes;
import dev.risiti.lineage.note.DueNote;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.messaging.outbox.OutgoingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Decides one due note in one transaction: the note's row is locked, then its original's, so that two notes of one
 * original pass one after the other and the second sees what the first took.
 */
@ApplicationScoped
public class NoteDecisions {
    private static final Logger LOG = Logger.getLogger(NoteDecisions.class);

    private final CreditNotes notes;
    private final CreditTakings takings;
    private final OriginalSearch search;
    private final Devices devices;
    private final Outbox outbox;
    private final LineageConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final CreditNoteCheck check;

    NoteDecisions(
            CreditNotes notes,
            CreditTakings takings,
            OriginalSearch search,
            Devices devices,
            Outbox outbox,
            LineageConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.notes = notes;
        this.takings = takings;
        this.search = search;
        this.devices = devices;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
        this.check = new CreditNoteCheck(config.policy());
    }

    /**
     * @return whether there was a note to decide
     * @throws UndecidedNote when it could not be decided; {@link #putOff} it
     */
    boolean decideNext() {
        Optional<Decided> decided = QuarkusTransaction.requiringNew().call(() -> {
            Optional<DueNote> due = notes.claimDue();
            if (due.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Decided(due.get(), decide(due.get())));
            } catch (RuntimeException e) {
                throw new UndecidedNote(due.get().id(), e);
            }
        });
        decided.ifPresent(this::report);
        return decided.isPresent();
    }

    void putOff(long noteId) {
        QuarkusTransaction.requiringNew().run(() -> notes.putOff(noteId, config.failurePause()));
    }

    private Decision decide(DueNote due) {
        Instant now = clock.instant();
        CreditNote note = due.note();
        Decision decision = check.decide(
                note,
                due.receivedAt(),
                devices.taxpayer(note.tenantId(), note.deviceId()).orElse(null),
                search.original(note),
                now);
        List<OutgoingEvent> events = new ArrayList<>();
        switch (decision) {
            case Decision.Routed(CreditPlan plan) -> {
                take(due, plan);
                notes.routed(due.id(), plan.sale().id(), plan.sale().deviceId(), now);
                events.add(NoteEvents.outgoing(NoteEvents.routed(note, plan, due.receivedAt()), note, now));
            }
            case Decision.External(CreditPlan plan, Reason reason) -> {
                take(due, plan);
                notes.raiseElsewhere(due.id(), plan.sale().id(), plan.sale().deviceId(), reason, now);
                events.add(NoteEvents.outgoing(NoteEvents.external(note, plan, due.receivedAt()), note, now));
                events.add(result(due, plan.sale().deviceId(), ResultState.WAITING, reason, now));
            }
            case Decision.Parked parked -> {
                notes.park(due.id(), parked.reason(), parked.candidates(), now, untilRecheck(due, parked, now));
                if (!parked.reason().code().equals(due.reasonCode())) {
                    events.add(result(due, note.deviceId(), ResultState.PARKED, parked.reason(), now));
                }
            }
            case Decision.Refused refused -> {
                notes.refuse(due.id(), refused.reason(), refused.candidates(), now);
                events.add(result(due, note.deviceId(), ResultState.REFUSED, refused.reason(), now));
            }
        }
        outbox.append(events.stream()
                .map(event -> event.chained(due.correlationId(), due.eventId()).traced(due.traceparent()))
                .toList());
        return decision;
    }

    private void take(DueNote due, CreditPlan plan) {
        takings.reserve(due.id(), due.note().revision(), plan.sale().id(), plan.takings());
    }

    private static OutgoingEvent result(
            DueNote due, String issuingDeviceId, ResultState state, Reason reason, Instant now) {
        return NoteEvents.outgoing(
                NoteEvents.result(due.note(), issuingDeviceId, state, reason, due.receivedAt(), now), due.note(), now);
    }

    /** A note that only waits for a limited time is looked at when that time is over, and not much later. */
    private Duration untilRecheck(DueNote due, Decision.Parked parked, Instant now) {
        if (parked.reason().code().equals(CheckCode.ORIGINAL_PENDING.name())) {
            return config.recheckInterval();
        }
        Duration left = Duration.between(now, due.receivedAt().plus(config.unknownOriginalWait()));
        return left.compareTo(config.recheckInterval()) < 0 ? left.plusMillis(1) : config.recheckInterval();
    }

    private void report(Decided decided) {
        Reported reported = switch (decided.decision) {
            case Decision.Routed(CreditPlan plan) ->
                new Reported("routed", "NONE", plan.sale().deviceId());
            case Decision.External(CreditPlan plan, Reason reason) ->
                new Reported("external", reason.code(), plan.sale().deviceId());
            case Decision.Parked parked ->
                new Reported("parked", parked.reason().code(), "unknown");
            case Decision.Refused refused ->
                new Reported("refused", refused.reason().code(), "unknown");
        };
        metrics.counter("risiti.lineage.decisions", "outcome", reported.outcome, "code", reported.code)
                .increment();
        CreditNote note = decided.due.note();
        boolean news = !reported.code.equals(decided.due.reasonCode());
        LOG.logf(
                news ? Logger.Level.INFO : Logger.Level.DEBUG,
                "credit-note decided outcome=%s code=%s tenant=%s source=%s document=%s revision=%d number=%s issuer=%s",
                reported.outcome,
                reported.code,
                note.tenantId(),
                note.source(),
                note.sourceDocumentId(),
                note.revision(),
                note.number(),
                reported.issuer);
    }

    private record Decided(DueNote due, Decision decision) {}

    private record Reported(String outcome, String code, String issuer) {}
}
