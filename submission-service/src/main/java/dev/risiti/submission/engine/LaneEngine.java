package dev.risiti.submission.engine;

import dev.risiti.contracts.result.Reason;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.WireViolation;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.attempt.Resolver;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.Stream;
import dev.risiti.submission.kra.Asked;
import dev.risiti.submission.kra.KraCalls;
import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.lane.LaneClaim;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.step.Next;
import dev.risiti.submission.step.Numbers;
import dev.risiti.submission.step.StepsByKind;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The heart: decides, one transaction at a time, what a claimed lane does next.
 *
 * <pre>
 *            ┌──────────────── outcome n and attempt n+1 in one commit ───────────────┐
 *            ▼                                                                        │
 * claim ─▶ next() ─▶ Send ─▶ (KRA, no transaction) ─▶ sent()  ─▶ Send | Ask | Released
 *            │                                                                        ▲
 *            └─────▶ Ask  ─▶ (KRA, no transaction) ─▶ asked() ────────────────────────┘
 * </pre>
 *
 * Every transaction first holds the lane's row with its epoch, so a run that lost its lane writes nothing. Undecided
 * attempts come before everything else, and while one may still be on the wire no other state-changing call starts
 * (invariant 3). Then the heads of the streams, in the order of {@link Stream}.
 */
@ApplicationScoped
public class LaneEngine {
    private final Database database;
    private final LaneTable lanes;
    private final DeviceTable devices;
    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final CounterTable counters;
    private final StepsByKind steps;
    private final OutcomeRecorder recorder;
    private final DocumentEnd end;
    private final Resolver resolver;
    private final KraCalls kra;
    private final Outbox outbox;

    LaneEngine(
            Database database,
            LaneTable lanes,
            DeviceTable devices,
            DocumentTable documents,
            AttemptTable attempts,
            CounterTable counters,
            StepsByKind steps,
            OutcomeRecorder recorder,
            DocumentEnd end,
            Resolver resolver,
            KraCalls kra,
            Outbox outbox) {
        this.database = database;
        this.lanes = lanes;
        this.devices = devices;
        this.documents = documents;
        this.attempts = attempts;
        this.counters = counters;
        this.steps = steps;
        this.recorder = recorder;
        this.end = end;
        this.resolver = resolver;
        this.kra = kra;
        this.outbox = outbox;
    }

    /** What a freshly claimed lane does first. */
    LaneStep next(LaneClaim claim) {
        return commit(claim, (lane, effects) -> choose(claim, lane, effects));
    }

    /**
     * A send came back.
     *
     * @param more whether the run may go on; the lane is given back otherwise
     */
    LaneStep sent(LaneClaim claim, Device device, Attempt attempt, Outcome outcome, boolean more) {
        return commit(
                claim,
                (lane, effects) ->
                        after(claim, lane, recorder.sent(lane, device, attempt, outcome, effects), more, effects));
    }

    /** A question came back. */
    LaneStep asked(LaneClaim claim, Device device, Attempt attempt, Asked asked, boolean more) {
        return commit(
                claim,
                (lane, effects) -> after(claim, lane, recorder.asked(device, attempt, asked, effects), more, effects));
    }

    private LaneStep commit(LaneClaim claim, BiFunction<Lane, Effects, LaneStep> work) {
        return database.transaction(() -> {
            Effects effects = new Effects();
            LaneStep step = work.apply(lanes.hold(claim), effects);
            outbox.append(effects.events());
            return step;
        });
    }

    private LaneStep after(LaneClaim claim, Lane lane, OutcomeRecorder.After after, boolean more, Effects effects) {
        return switch (after) {
            case OutcomeRecorder.After.GoOn goOn -> more ? choose(claim, lane, effects) : release(claim, Duration.ZERO);
            case OutcomeRecorder.After.Rest(var pause) -> release(claim, pause);
            case OutcomeRecorder.After.Pause(var reason) -> pause(claim, reason.code(), reason.text());
        };
    }

    private LaneStep choose(LaneClaim claim, Lane lane, Effects effects) {
        Optional<Device> ready = device(lane);
        Set<Stream> open = ready.map(LaneEngine::openStreams).orElse(EnumSet.noneOf(Stream.class));
        if (ready.isEmpty() || open.isEmpty()) {
            return pause(claim, "DEVICE_NOT_READY", "The device is not active yet, or not any more");
        }
        Device device = ready.get();
        Instant now = attempts.now();
        Earliest earliest = new Earliest();
        Set<Long> undecided = attempts.undecided(lane.laneId()).stream()
                .map(Attempt::documentId)
                .collect(Collectors.toSet());
        for (Attempt attempt : attempts.undecided(lane.laneId())) {
            Attempt known = found(claim, attempt);
            switch (resolver.next(known, now)) {
                case Resolver.Move.Ask ask -> {
                    return new LaneStep.Ask(device, known);
                }
                case Resolver.Move.Resend resend -> {
                    return resend(claim, device, known);
                }
                case Resolver.Move.ConfirmRefusal confirm -> {
                    recorder.confirmed(device, known, effects);
                    undecided.remove(known.documentId());
                }
                case Resolver.Move.Later(var at) -> earliest.at(at);
                case Resolver.Move.Block(var reason) -> block(device, known, reason, effects);
            }
            if (known.deadlineAt().isAfter(now) && undecided.contains(known.documentId())) {
                // Its packets may still reach KRA: no other call until they cannot.
                earliest.at(known.deadlineAt());
                return release(claim, earliest.from(now));
            }
        }
        return head(claim, lane, device, open, undecided, now, earliest, effects);
    }

    /** The first head of a stream that can be sent; heads that cannot are moved out of the way. */
    private LaneStep head(
            LaneClaim claim,
            Lane lane,
            Device device,
            Set<Stream> open,
            Set<Long> undecided,
            Instant now,
            Earliest earliest,
            Effects effects) {
        while (true) {
            Optional<Document> candidate = Optional.empty();
            for (Document head : documents.heads(lane.laneId())) {
                boolean movable = open.contains(head.stream())
                        && head.state() == DocumentState.QUEUED
                        && !undecided.contains(head.documentId());
                if (movable && head.due().isAfter(now)) {
                    earliest.at(head.due());
                } else if (movable && (candidate.isEmpty() || head.stream().compareTo(candidate.get().stream()) < 0)) {
                    candidate = Optional.of(head);
                }
            }
            if (candidate.isEmpty()) {
                return release(claim, earliest.from(now));
            }
            Optional<LaneStep> step = prepare(claim, device, candidate.get(), effects);
            if (step.isPresent()) {
                return step.get();
            }
        }
    }

    /** Makes the document's next attempt durable; empty when it cannot be sent now. */
    private Optional<LaneStep> prepare(LaneClaim claim, Device device, Document document, Effects effects) {
        if (!device.tenantId().equals(document.identity().tenantId())) {
            end.refused(
                    device,
                    document,
                    Reason.of("DEVICE_OF_OTHER_TENANT", "The device does not belong to the document's tenant"),
                    effects);
            return Optional.empty();
        }
        Numbers numbers = counter -> {
            Long held = document.number();
            if (held != null) {
                return held;
            }
            long taken = counters.take(counter);
            documents.holdNumber(document.documentId(), taken);
            return taken;
        };
        Next next;
        try {
            next = steps.of(document.identity().kind()).next(document, device, numbers);
        } catch (WireViolation violation) {
            next = new Next.Refuse(Reason.of("NOT_SENDABLE", "KRA takes no such value: " + violation.getMessage()));
        }
        // The number may have been taken just now.
        Document numbered = documents.get(document.documentId());
        return switch (next) {
            case Next.Call(var request, var lines) -> {
                OscuRequest encoded = OscuRequests.encode(request);
                Attempt attempt = attempts.open(
                        document.documentId(),
                        claim.laneId(),
                        claim.epoch(),
                        document.step(),
                        numbered.number(),
                        encoded,
                        lines,
                        1,
                        kra.deadline(encoded.call()));
                yield Optional.of(new LaneStep.Send(device, attempt));
            }
            case Next.Park(var wakeKey, var reason) -> {
                end.park(device, numbered, wakeKey, reason, effects);
                yield Optional.empty();
            }
            case Next.Refuse(var reason) -> {
                end.refused(device, numbered, reason, effects);
                yield Optional.empty();
            }
        };
    }

    /** An attempt that an earlier claim left open: its outcome is unknown, and KRA may be asked at once. */
    private Attempt found(LaneClaim claim, Attempt attempt) {
        if (attempt.state() != AttemptState.OPEN) {
            return attempt;
        }
        if (attempt.epoch() == claim.epoch()) {
            throw new IllegalStateException("attempt " + attempt.attemptId() + " is open in this very run");
        }
        documents.markUnknown(attempt.documentId());
        attempts.unknown(attempt.attemptId(), "the process that sent it died or lost its lane", null);
        return attempts.undecided(attempt.laneId()).stream()
                .filter(same -> same.attemptId() == attempt.attemptId())
                .findFirst()
                .orElseThrow();
    }

    private LaneStep resend(LaneClaim claim, Device device, Attempt attempt) {
        attempts.finish(attempt.attemptId(), AttemptState.ABSENT, "KRA does not hold it; sent again", null);
        return new LaneStep.Send(
                device,
                attempts.open(
                        attempt.documentId(),
                        claim.laneId(),
                        claim.epoch(),
                        attempt.step(),
                        attempt.number(),
                        attempt.request(),
                        attempt.wireLines(),
                        attempt.sends() + 1,
                        kra.deadline(attempt.request().call())));
    }

    private void block(Device device, Attempt attempt, Reason reason, Effects effects) {
        Document document = documents.get(attempt.documentId());
        if (document.state() != DocumentState.BLOCKED) {
            end.block(device, document, reason, effects);
        }
    }

    private Optional<Device> device(Lane lane) {
        return switch (lane.kind()) {
            case DEVICE -> devices.find(Objects.requireNonNull(lane.deviceId()));
            case ITEMS ->
                devices.anyActive(Objects.requireNonNull(lane.environment()), Objects.requireNonNull(lane.pin()));
        };
    }

    /** KRA's mandatory order: the branch user before everything else. */
    private static Set<Stream> openStreams(Device device) {
        return switch (device.state()) {
            case ACTIVE -> EnumSet.allOf(Stream.class);
            case BASIC_DATA_SYNCED -> EnumSet.of(Stream.SETUP);
            case REGISTERED, INITIALISED, SUSPENDED, BLOCKED, REMOVED -> EnumSet.noneOf(Stream.class);
        };
    }

    private LaneStep release(LaneClaim claim, @Nullable Duration delay) {
        lanes.release(claim, delay);
        return new LaneStep.Released();
    }

    private LaneStep pause(LaneClaim claim, String code, String text) {
        lanes.pause(claim, code, text);
        return new LaneStep.Released();
    }

    /** The earliest of several times, if there is any. */
    private static final class Earliest {
        private @Nullable Instant earliest;

        void at(Instant time) {
            if (earliest == null || time.isBefore(earliest)) {
                earliest = time;
            }
        }

        @Nullable
        Duration from(Instant now) {
            if (earliest == null) {
                return null;
            }
            return earliest.isAfter(now) ? Duration.between(now, earliest) : Duration.ZERO;
        }
    }
}
