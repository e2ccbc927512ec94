package dev.risiti.submission.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Asked;
import dev.risiti.submission.core.BackOff;
import dev.risiti.submission.core.Decision;
import dev.risiti.submission.core.LaneCore;
import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.core.Policy;
import dev.risiti.submission.core.Then;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.simulation.SimKra.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes, one lane, one KRA. Between any two writes a node may crash or freeze; a request may be lost, answered and
 * the answer lost, or arrive late; a look-up may lag. After {@code faults} of these the world is kind, and the run ends
 * when nothing is left to do.
 */
final class SimWorld {
    static final Duration CALL_DEADLINE = Duration.ofSeconds(30);
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration READ_LAG = Duration.ofSeconds(2);
    private static final Set<String> LEFT_TO_A_PERSON = Set.of("TOO_MANY_SENDS", "NUMBER_UNCONFIRMED");
    private static final int NODES = 2;
    private static final int MOST_STEPS = 3000;
    private final Chooser chooser;
    private final LaneCore core;
    private final SimStore store;
    private final SimKra kra;
    private final Device device;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::order));
    private final Node[] nodes = new Node[NODES];
    private final List<String> violations = new ArrayList<>();
    private final List<Overlap> onWire = new ArrayList<>();
    private boolean cut;
    private int faults;
    private long order;
    private Instant now = Instant.EPOCH;

    private record Event(Instant at, long order, Runnable what) {}

    /** A request that may be on the wire until then. */
    private record Overlap(Request request, Instant until) {}

    SimWorld(Chooser chooser, FrontDoor door, List<SimDocument> documents, int faults) {
        this.chooser = chooser;
        this.faults = faults;
        this.device = device(door);
        this.kra = new SimKra(device.door());
        this.store = new SimStore(device, documents);
        this.core = new LaneCore(
                new Policy(QUIET, READ_LAG, 3, Duration.ofSeconds(60), 10),
                new BackOff(Duration.ofMillis(250), Duration.ofSeconds(8), () -> 0L));
        for (int i = 0; i < NODES; i++) {
            nodes[i] = new Node(i);
            at(now, nodes[i]::poll);
        }
    }

    /** Runs to the end; what was violated, empty when nothing. */
    List<String> run() {
        int steps = 0;
        while (!events.isEmpty() && steps < MOST_STEPS && !finished() && !cut) {
            step();
            steps++;
        }
        if (cut) {
            return List.of();
        }
        violations.addAll(kra.violations());
        violations.addAll(store.violations());
        if (!finished() && steps >= MOST_STEPS) {
            violations.add("nothing ends after %d steps: %s".formatted(steps, store.documents()));
        }
        judge();
        return violations;
    }

    private static Device device(FrontDoor door) {
        return new Device(
                "device",
                "tenant",
                Environment.SANDBOX,
                "P000000001X",
                "00",
                Solution.OSCU,
                door,
                null,
                DeviceState.ACTIVE,
                StockPolicy.WAIT,
                "Mtaa",
                null,
                "KRACU0400000001",
                null);
    }

    private void step() {
        Event event = Objects.requireNonNull(events.poll());
        now = event.at();
        store.timePassed(now);
        event.what().run();
    }

    private boolean finished() {
        return store.owner == null && store.documents().stream().allMatch(this::atRest);
    }

    private boolean atRest(SimDocument document) {
        return switch (document.state) {
            case QUEUED, WAITING -> behindABlock(document);
            case ACCEPTED, REFUSED, BLOCKED, WITHDRAWN -> true;
        };
    }

    private boolean behindABlock(SimDocument document) {
        return store.documents().stream()
                .anyMatch(other -> other.kind() == document.kind()
                        && other.id() < document.id()
                        && other.state == DocumentState.BLOCKED);
    }

    /** What decides how the world goes on; the same text, the same futures. */
    String fingerprint() {
        StringBuilder text =
                new StringBuilder(store.fingerprint(now)).append(" f").append(faults);
        for (Node node : nodes) {
            text.append(" n").append(node.doing);
        }
        for (OscuCall call : List.of(OscuCall.SAVE_TRNS_SALES_OSDC, OscuCall.INSERT_STOCK_IO)) {
            kra.ledger(call)
                    .forEach(entry -> text.append(' ')
                            .append(entry.documentId())
                            .append(Math.min(3000, now.toEpochMilli() - entry.at())));
        }
        events.forEach(event ->
                text.append(' ').append(Duration.between(now, event.at()).toMillis()));
        return text.toString();
    }

    private void at(Instant time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    /** One of several faults, or none; 0 when the world is kind. */
    private int fault(int kinds) {
        if (faults == 0) {
            return 0;
        }
        int chosen = chooser.choose(kinds + 1);
        if (chosen > 0) {
            faults--;
        }
        return chosen;
    }

    // ---- nodes ----------------------------------------------------------------------------------------------------

    private final class Node {
        private static final Duration POLL = Duration.ofMillis(500);
        private final int id;
        private long life;
        private String doing = "idle";

        Node(int id) {
            this.id = id;
        }

        /** Looks for the lane. */
        void poll() {
            if (store.claimable(now)) {
                Run run = new Run(this, store.claim(id, now));
                at(now, () -> run.commit(new LaneEvent.Look()));
            }
            at(now.plus(POLL), this::poll);
        }

        void crash() {
            life++;
            doing = "idle";
        }
    }

    /** One claim of the lane by a node. */
    private final class Run {
        private static final Duration FREEZE = Duration.ofSeconds(45);
        private final Node node;
        private final long epoch;
        private final long life;
        private Instant trusts;

        Run(Node node, long epoch) {
            this.node = node;
            this.epoch = epoch;
            this.life = node.life;
            this.trusts = now.plusSeconds(10);
        }

        private boolean dead() {
            return life != node.life;
        }

        private void crash() {
            node.crash();
        }

        /** A transaction: whole, or fenced, or, when the node dies, not at all. */
        private void commit(LaneEvent event) {
            if (dead()) {
                return;
            }
            node.doing = "commit";
            switch (fault(3)) {
                case 1 -> crash();
                case 2 -> at(now.plus(FREEZE), () -> write(event));
                case 3 -> {
                    write(event);
                    crash();
                }
                default -> write(event);
            }
        }

        private void write(LaneEvent event) {
            if (dead()) {
                return;
            }
            if (!store.holds(node.id, epoch)) {
                node.doing = "idle";
                return;
            }
            store.renew(node.id, epoch, now);
            trusts = now.plusSeconds(10);
            LaneEvent next = event;
            while (true) {
                LaneState state = store.read(now);
                Decision decision = core.decide(state, next);
                store.write(decision.effects(), now);
                if (store.end(decision.then(), now)) {
                    node.doing = "idle";
                    return;
                }
                switch (decision.then()) {
                    case Then.LookAgain again -> next = new LaneEvent.Look();
                    case Then.Send(var documentId) -> {
                        Attempt attempt = Objects.requireNonNull(store.undecided(documentId));
                        at(now, () -> send(attempt));
                        return;
                    }
                    case Then.Ask(var attempt) -> {
                        at(now, () -> ask(attempt));
                        return;
                    }
                    case Then.Release release -> throw new IllegalStateException("it ended");
                    case Then.Pause pause -> throw new IllegalStateException("it ended");
                }
            }
        }

        private void send(Attempt attempt) {
            if (dead()) {
                return;
            }
            node.doing = "send" + attempt.documentId();
            if (trusts.isBefore(now)) {
                node.doing = "idle";
                return;
            }
            SimDocument document = store.document(attempt.documentId());
            Request request = new Request(
                    attempt.request().call(),
                    document,
                    attempt.step(),
                    Objects.requireNonNullElse(attempt.number(), 0L),
                    new String(attempt.request().body(), UTF_8));
            switch (fault(7)) {
                // lost before KRA saw it
                case 1 -> reply(attempt, lost(), CALL_DEADLINE);
                // taken, and the answer lost
                case 2 -> {
                    deliver(request, now);
                    reply(attempt, lost(), CALL_DEADLINE);
                }
                // the connection breaks, and the request arrives late, within its deadline
                case 3 -> {
                    deliver(request, now.plus(CALL_DEADLINE.minusSeconds(1)));
                    reply(attempt, lost(), Duration.ofSeconds(1));
                }
                // the connection is refused
                case 4 ->
                    reply(
                            attempt,
                            new Outcome.NotSent(Outcome.NotSent.Reason.NOT_CONNECTED, "refused", null),
                            Duration.ofMillis(10));
                case 5 -> crash();
                case 6 -> {
                    deliver(request, now);
                    crash();
                }
                // frozen after it looked at its lease: the request leaves when everybody has forgotten it
                case 7 ->
                    at(now.plus(FREEZE), () -> {
                        if (!dead()) {
                            at(now, () -> kra.receive(request, now.toEpochMilli()));
                            at(now, () -> commit(new LaneEvent.Replied(device, attempt, lost())));
                        }
                    });
                default -> reply(attempt, Objects.requireNonNull(deliver(request, now)), Duration.ofMillis(100));
            }
        }

        private void ask(Attempt attempt) {
            if (dead()) {
                return;
            }
            node.doing = "ask" + attempt.documentId();
            int fault = fault(3);
            long lag = fault == 1 ? READ_LAG.toMillis() - 1 : 0;
            SimKra.Entry entry = kra.lookUp(
                    attempt.request().call(), Objects.requireNonNull(attempt.number()), now.toEpochMilli(), lag);
            Asked asked;
            if (fault == 2) {
                asked = new Asked.Silent("no answer");
            } else if (entry.documentId() == 0) {
                asked = new Asked.Absent();
            } else if (entry.body().equals(new String(attempt.request().body(), UTF_8))) {
                asked = new Asked.Same(new Answer.Saved());
            } else {
                asked = new Asked.Different("other bytes");
            }
            if (fault == 3) {
                crash();
            } else {
                at(now.plusMillis(50), () -> commit(new LaneEvent.Answered(device, attempt, asked)));
            }
        }

        private void reply(Attempt attempt, Outcome outcome, Duration after) {
            keepRenewing(after);
            at(now.plus(after), () -> commit(new LaneEvent.Replied(device, attempt, outcome)));
        }

        /** A node that waits for KRA is alive: its lease is renewed. */
        private void keepRenewing(Duration after) {
            for (long second = 3; second < after.toSeconds(); second += 3) {
                at(now.plusSeconds(second), () -> {
                    if (!dead()) {
                        store.renew(node.id, epoch, now);
                        trusts = now.plusSeconds(10);
                    }
                });
            }
        }
    }

    private static Outcome lost() {
        return new Outcome.Unknown(Outcome.Unknown.Reason.TIMEOUT, null, "no answer in time", null);
    }

    private @Nullable Outcome deliver(Request request, Instant arrival) {
        overlap(request, arrival);
        if (arrival.isAfter(now)) {
            at(arrival, () -> kra.receive(request, now.toEpochMilli()));
            return null;
        }
        return kra.receive(request, now.toEpochMilli());
    }

    /** Invariant 3: what is on the wire together is byte-identical under one number. */
    private void overlap(Request request, Instant arrival) {
        for (Overlap other : onWire) {
            boolean together = other.until().isAfter(now);
            if (together && !other.request().body().equals(request.body())) {
                violations.add("on the wire together: %s and %s".formatted(other.request(), request));
            }
        }
        onWire.add(new Overlap(request, arrival));
    }

    // ---- the judge ------------------------------------------------------------------------------------------------

    private void judge() {
        for (SimDocument document : store.documents()) {
            List<SimKra.Entry> taken = new ArrayList<>();
            for (OscuCall call : List.of(OscuCall.SAVE_TRNS_SALES_OSDC, OscuCall.INSERT_STOCK_IO)) {
                kra.ledger(call).stream()
                        .filter(entry -> entry.documentId() == document.id())
                        .forEach(taken::add);
            }
            if (taken.size() > 1) {
                violations.add("document %d was taken twice: %s".formatted(document.id(), taken));
            }
            switch (document.state) {
                case ACCEPTED -> {
                    expect(taken.size() == 1, "document %d is accepted, and KRA has nothing", document);
                    expect(
                            taken.isEmpty() || taken.getFirst().number() == document.signedNumber,
                            "document %d was signed under another number",
                            document);
                    expect(document.terminalResults == 1, "document %d has not one terminal result", document);
                }
                case REFUSED -> {
                    expect(taken.isEmpty(), "document %d is refused, and KRA has taken it", document);
                    expect(document.terminalResults == 1, "document %d has not one terminal result", document);
                    expect(document.number == null, "document %d is refused and holds a number", document);
                }
                case BLOCKED -> {
                    expect(document.terminalResults == 0, "document %d is open and has a terminal result", document);
                    // Nobody else uses the device: what is found under our numbers is ours.
                    expect(
                            document.reason != null && LEFT_TO_A_PERSON.contains(document.reason.code()),
                            "document %d is blocked for no reason that this world knows",
                            document);
                }
                case QUEUED, WAITING, WITHDRAWN ->
                    expect(document.terminalResults == 0, "document %d is open and has a terminal result", document);
            }
        }
        inOrder(OscuCall.SAVE_TRNS_SALES_OSDC, DocumentKind.SALE);
        inOrder(OscuCall.INSERT_STOCK_IO, DocumentKind.STOCK_MOVEMENT);
    }

    /** Per stream KRA sees documents in the order of entry; none of these was ever put back. */
    private void inOrder(OscuCall call, DocumentKind kind) {
        List<Long> seen =
                kra.ledger(call).stream().map(SimKra.Entry::documentId).toList();
        if (!seen.equals(seen.stream().sorted().toList())) {
            violations.add("%s out of order: %s".formatted(kind, seen));
        }
    }

    private void expect(boolean holds, String violation, SimDocument document) {
        if (!holds) {
            violations.add(violation.formatted(document.id()) + " " + document + " " + document.reason);
        }
    }

    /** Ends the run where it is: what comes from here on was seen before. */
    void cut() {
        cut = true;
    }

    SimStore store() {
        return store;
    }
}
