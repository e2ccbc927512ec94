package dev.risiti.submission.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.document.Stream;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the core decides about one reply or one look; whole runs are the simulation's. */
class LaneCoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Counter INVOICES = Counter.ofDevice("device", Counter.Name.INVOICE);
    private static final Counter SHARED = Counter.ofTaxpayer(Environment.SANDBOX, "P000000001X", Counter.Name.INVOICE);
    private static final Device DEVICE = new Device(
            "device",
            "tenant",
            Environment.SANDBOX,
            "P000000001X",
            "00",
            Solution.OSCU,
            dev.risiti.contracts.device.FrontDoor.GATEWAY,
            "app",
            DeviceState.ACTIVE,
            StockPolicy.WAIT,
            "Mtaa",
            null,
            "KRACU0400000001",
            null);

    private final LaneCore core = new LaneCore(
            new Policy(Duration.ofSeconds(2), Duration.ofSeconds(2), 3, Duration.ofSeconds(60), 10),
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(8), () -> 0L));

    @Test
    void takesTheNumberThatKraExpectsOnce() {
        Decision healed = replied(sale(5L, false, false), expected(9));
        assertThat(healed.effects()).contains(new Effect.HealNumber(1, INVOICES, 9));
        assertThat(healed.then()).isEqualTo(new Then.LookAgain());

        Decision again = replied(sale(9L, false, true), expected(12));
        assertThat(state(again)).isEqualTo(DocumentState.BLOCKED);
        assertThat(reason(again).code()).isEqualTo("COUNTER_MOVED");
    }

    @Test
    void neverHealsANumberBehindWhichAnUnknownOfOursMayHide() {
        Decision decision = replied(sale(5L, true, false), expected(6));
        assertThat(decision.effects()).noneMatch(Effect.HealNumber.class::isInstance);
        assertThat(decision.effects())
                .anyMatch(effect ->
                        effect instanceof Effect.LeaveUndecided left && left.state() == AttemptState.UNCONFIRMED);
    }

    @Test
    void blocksWhenKraIsBehindUs() {
        assertThat(reason(replied(sale(5L, false, false), expected(3))).code()).isEqualTo("COUNTER_MOVED");
    }

    @Test
    void adoptsAMovementWhoseNumberKraHasPassedAfterAnUnknown() {
        Outcome passed = new Outcome.RefusedDocument(
                null,
                "Invalid sarNo sequence",
                new Outcome.Expected(Outcome.Counter.MOVEMENT_NUMBER, BigDecimal.valueOf(6)),
                null);
        Decision decision = decide(movement(5L, true), OscuCall.INSERT_STOCK_IO, passed);
        assertThat(decision.effects())
                .anyMatch(effect ->
                        effect instanceof Effect.CloseAttempt closed && closed.state() == AttemptState.ADOPTED);
    }

    @Test
    void blocksAMovementWhoseNumberSomebodyElseUsed() {
        Outcome overlapped =
                new Outcome.Unknown(Outcome.Unknown.Reason.DUPLICATE, "994", "There is an overlapped Data", null);
        assertThat(reason(decide(movement(5L, false), OscuCall.INSERT_STOCK_IO, overlapped))
                        .code())
                .isEqualTo("COUNTER_MOVED");
    }

    @Test
    void pausesTheLaneAndKeepsPlaceAndNumberWhenKraRefusesTheDevice() {
        Decision decision = replied(
                sale(5L, false, false),
                new Outcome.RefusedConnection(Outcome.Trouble.DEVICE_REJECTED, "901", "not valid", null));
        assertThat(decision.then()).isInstanceOf(Then.Pause.class);
        assertThat(decision.effects())
                .noneMatch(effect -> effect instanceof Effect.ReturnNumber
                        || effect instanceof Effect.Decide
                        || effect instanceof Effect.Park);
        assertThat(decision.effects())
                .anyMatch(effect ->
                        effect instanceof Effect.Publish publish && publish.event() instanceof DeviceProgress);
    }

    @Test
    void pausesTheLaneAfterTenRefusalsWithTheSameWords() {
        Outcome refusal = new Outcome.RefusedDocument("910", "the same words", null, null);
        Decision ninth =
                core.decide(state(lane(8, "the same words"), sale(5L, false, false), List.of()), reply(refusal, 5L));
        assertThat(ninth.then()).isEqualTo(new Then.LookAgain());
        Decision tenth =
                core.decide(state(lane(9, "the same words"), sale(5L, false, false), List.of()), reply(refusal, 5L));
        assertThat(tenth.then()).isInstanceOf(Then.Pause.class);
        assertThat(state(tenth)).as("the tenth is refused like the others").isEqualTo(DocumentState.REFUSED);
    }

    @Test
    void startsCountingAnewWhenTheWordsOfARefusalChange() {
        Decision decision = core.decide(
                state(lane(9, "the same words"), sale(5L, false, false), List.of()),
                reply(new Outcome.RefusedDocument("910", "other words", null, null), 5L));
        assertThat(decision.effects()).contains(new Effect.CountRefusals(1, 1, "other words"));
    }

    @Test
    void givesTheNumberBackWhenADocumentHasToWait() {
        Decision decision = replied(
                sale(5L, false, false), new Outcome.RefusedDependency(Outcome.Need.ITEM, "910", "no such item", null));
        assertThat(decision.effects()).contains(new Effect.ReturnNumber(1, INVOICES, 5));
        assertThat(decision.effects()).anyMatch(Effect.Park.class::isInstance);
    }

    @Test
    void goesOnWithTheFirstStockThatComesInWhenKraMissesStock() {
        Decision decision = replied(
                sale(5L, false, false), new Outcome.RefusedDependency(Outcome.Need.STOCK, null, "out of stock", null));
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof Effect.Park park
                        && park.wakeKey().equals(WakeKey.anyStock(DEVICE.deviceId()))
                        && park.atMost() != null);
    }

    @Test
    void waitsAsLongAsKraAsksForWhenItThrottles() {
        Decision decision =
                replied(sale(5L, false, false), new Outcome.Throttled(Duration.ofSeconds(17), null, "slow down", null));
        assertThat(decision.then()).isEqualTo(new Then.Release(Duration.ofSeconds(17)));
    }

    @Test
    void keepsTheBytesOfADocumentWithAnUnknownPastWhenASendDidNotLeave() {
        Decision decision = replied(
                sale(5L, true, false), new Outcome.NotSent(Outcome.NotSent.Reason.NOT_CONNECTED, "refused", null));
        assertThat(decision.effects()).noneMatch(Effect.CloseAttempt.class::isInstance);
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof Effect.LeaveUndecided left && left.sends() == 0);
    }

    @Test
    void sendsNothingForALaneThatIsPausedOrHeldOrWhoseDoorIsClosed() {
        Task waiting = sale(null, false, false);
        Lane paused = new Lane(1, Lane.Kind.DEVICE, "device", null, null, 1, 0, 0, null, "CODE", "text", null);
        Lane held = new Lane(1, Lane.Kind.DEVICE, "device", null, null, 1, 0, 0, null, null, null, "stock-taking");
        assertThat(look(state(paused, waiting, List.of())).then()).isEqualTo(new Then.Release(null));
        assertThat(look(state(held, waiting, List.of())).then()).isEqualTo(new Then.Release(null));
        LaneState open = state(lane(0, null), waiting, List.of());
        LaneState closed = new LaneState(
                open.lane(),
                open.device(),
                open.undecided(),
                open.tasks(),
                false,
                open.counters(),
                open.deadlines(),
                Duration.ofSeconds(7),
                NOW);
        assertThat(look(closed).then()).isEqualTo(new Then.Release(Duration.ofSeconds(7)));
        assertThat(look(open).then()).isEqualTo(new Then.Send(1));
    }

    @Test
    void waitsWhileABranchThatMayShareTheCounterHasANumberUnderWay() {
        Decision decision = look(state(lane(0, null), openSale(null, false, 5, true), List.of()));
        assertThat(decision.effects()).noneMatch(Effect.TakeNumber.class::isInstance);
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof Effect.Park park
                        && park.wakeKey().equals(WakeKey.counter(SHARED.scope(), "invcNo")));
    }

    @Test
    void takesNoNumberWhenForWhomKraCountsWasFoundMeanwhile() {
        Task found = new OneCall(
                document(DocumentKind.SALE, null, false, false),
                INVOICES,
                Optional.of(new OpenScope(SHARED, 5, false, true)));
        Decision decision = look(state(lane(0, null), found, List.of()));
        assertThat(decision.effects()).isEmpty();
        assertThat(decision.then()).isEqualTo(new Then.LookAgain());
    }

    @Test
    void findsThatEachDeviceCountsForItselfWhenKraTakesANumberThatAnotherBranchUsed() {
        Decision decision = replied(
                openSale(1L, false, 5, false),
                new Outcome.Accepted(new Answer.Saved(), "000", "It is succeeded", null, null));
        assertThat(decision.effects())
                .contains(
                        new Effect.FindScope(1, SHARED, CounterScope.DEVICE, 5, "It is succeeded"),
                        new Effect.Wake(WakeKey.counter(SHARED.scope(), "invcNo")));
    }

    @Test
    void findsThatTheBranchesCountTogetherWhenKraNamesTheNextNumberOfThemAll() {
        Decision decision = replied(openSale(1L, false, 5, false), expected(6));
        assertThat(decision.effects())
                .contains(
                        new Effect.FindScope(1, SHARED, CounterScope.TAXPAYER, 5, "Invalid invcNo sequence"),
                        new Effect.ReturnNumber(1, INVOICES, 1));
        assertThat(decision.effects()).noneMatch(Effect.HealNumber.class::isInstance);
        assertThat(decision.then()).isEqualTo(new Then.LookAgain());
    }

    @Test
    void findsThatTheBranchesCountTogetherWhenKraHoldsANumberThatOnlyAnotherBranchSent() {
        Outcome overlapped =
                new Outcome.Unknown(Outcome.Unknown.Reason.DUPLICATE, "994", "There is an overlapped Data", null);
        assertThat(replied(openSale(1L, false, 5, false), overlapped).effects())
                .contains(new Effect.FindScope(1, SHARED, CounterScope.TAXPAYER, 5, "There is an overlapped Data"));
        assertThat(replied(openSale(1L, true, 5, false), overlapped).effects())
                .as("its own first send may be what KRA holds")
                .noneMatch(Effect.FindScope.class::isInstance);
    }

    @Test
    void adoptsNoMovementWhoseNumberAnotherBranchMayHaveUsed() {
        Task movement = new OneCall(
                document(DocumentKind.STOCK_MOVEMENT, 5L, true, false),
                Counter.ofDevice("device", Counter.Name.STOCK_MOVEMENT),
                Optional.of(new OpenScope(SHARED, 5, false, false)));
        Outcome passed = new Outcome.RefusedDocument(
                null,
                "Invalid sarNo sequence",
                new Outcome.Expected(Outcome.Counter.MOVEMENT_NUMBER, BigDecimal.valueOf(6)),
                null);
        Decision decision = decide(movement, OscuCall.INSERT_STOCK_IO, passed);
        assertThat(decision.effects()).noneMatch(Effect.CloseAttempt.class::isInstance);
        assertThat(decision.effects()).noneMatch(Effect.FindScope.class::isInstance);
    }

    @Test
    void blocksADocumentThatCannotBeReadAndGoesOnWithTheOtherStreams() {
        Task unreadable = new Unreadable(document(DocumentKind.SALE, null, false, false));
        Decision decision = look(state(lane(0, null), unreadable, List.of()));
        assertThat(state(decision)).isEqualTo(DocumentState.BLOCKED);
        assertThat(reason(decision).code()).isEqualTo("PAYLOAD_UNREADABLE");
        assertThat(decision.then()).isEqualTo(new Then.LookAgain());
    }

    @Test
    void keepsAnAcceptanceUndecidedWhenWhatItBringsCannotBeRead() {
        Decision decision = replied(
                new Unreadable(document(DocumentKind.SALE, 5L, false, false)),
                new Outcome.Accepted(new Answer.Saved(), "000", "It is succeeded", null, null));
        assertThat(decision.effects())
                .anyMatch(
                        effect -> effect instanceof Effect.LeaveUndecided left && left.state() == AttemptState.UNKNOWN);
        assertThat(decision.effects()).noneMatch(Effect.KeepNumber.class::isInstance);
    }

    @Test
    void takesNoNumberWhileAnotherDocumentHoldsOneOfTheSameCounter() {
        LaneState open = state(lane(0, null), sale(null, false, false), List.of());
        LaneState taken = new LaneState(
                open.lane(),
                open.device(),
                List.of(),
                open.tasks(),
                false,
                Map.of(INVOICES, new CounterValue(4, 99L)),
                open.deadlines(),
                null,
                NOW);
        Decision decision = look(taken);
        assertThat(decision.effects()).noneMatch(Effect.TakeNumber.class::isInstance);
        assertThat(decision.effects())
                .anyMatch(effect -> effect instanceof Effect.Park park
                        && park.reason().code().equals("NUMBER_UNDECIDED"));
    }

    // ---- what it is asked about -----------------------------------------------------------------------------------

    private Decision replied(Task task, Outcome outcome) {
        return decide(task, OscuCall.SAVE_TRNS_SALES_OSDC, outcome);
    }

    private Decision decide(Task task, OscuCall call, Outcome outcome) {
        return core.decide(
                state(lane(0, null), task, List.of()),
                new LaneEvent.Replied(DEVICE, attempt(call, task.document().number()), outcome));
    }

    private Decision look(LaneState state) {
        return core.decide(state, new LaneEvent.Look());
    }

    private static LaneEvent reply(Outcome outcome, Long number) {
        return new LaneEvent.Replied(DEVICE, attempt(OscuCall.SAVE_TRNS_SALES_OSDC, number), outcome);
    }

    private static Outcome expected(long number) {
        return new Outcome.RefusedDocument(
                null,
                "Invalid invcNo sequence",
                new Outcome.Expected(Outcome.Counter.INVOICE_NUMBER, BigDecimal.valueOf(number)),
                null);
    }

    private static DocumentState state(Decision decision) {
        return decision.effects().stream()
                .filter(Effect.Decide.class::isInstance)
                .map(effect -> ((Effect.Decide) effect).state())
                .findFirst()
                .orElseThrow();
    }

    private static Reason reason(Decision decision) {
        return decision.effects().stream()
                .filter(effect -> effect instanceof Effect.Publish publish
                        && publish.event() instanceof DocumentResult result
                        && result.state() == ResultState.BLOCKED)
                .map(effect -> ((DocumentResult) ((Effect.Publish) effect).event()).reason())
                .findFirst()
                .orElseThrow();
    }

    private static LaneState state(Lane lane, Task task, List<Attempt> undecided) {
        return new LaneState(
                lane, DEVICE, undecided, List.of(task), false, Map.of(), call -> Duration.ofSeconds(30), null, NOW);
    }

    private static Lane lane(int refusals, @Nullable String words) {
        return new Lane(1, Lane.Kind.DEVICE, "device", null, null, 1, 0, refusals, words, null, null, null);
    }

    private static Attempt attempt(OscuCall call, @Nullable Long number) {
        return new Attempt(
                1,
                1,
                1,
                1,
                0,
                number,
                FrontDoor.GATEWAY,
                new OscuRequest(call, "{}".getBytes(UTF_8)),
                List.of(),
                1,
                AttemptState.OPEN,
                NOW.plusSeconds(30),
                0,
                0,
                null,
                null,
                null);
    }

    private static Task sale(@Nullable Long number, boolean everUnknown, boolean healed) {
        return new OneCall(document(DocumentKind.SALE, number, everUnknown, healed), INVOICES, Optional.empty());
    }

    /** A sale while nobody knows whether the branches count together. */
    private static Task openSale(@Nullable Long number, boolean everUnknown, long others, boolean held) {
        return new OneCall(
                document(DocumentKind.SALE, number, everUnknown, false),
                INVOICES,
                Optional.of(new OpenScope(SHARED, others, held, false)));
    }

    private static Task movement(Long number, boolean everUnknown) {
        return new OneCall(
                document(DocumentKind.STOCK_MOVEMENT, number, everUnknown, false),
                Counter.ofDevice("device", Counter.Name.STOCK_MOVEMENT),
                Optional.empty());
    }

    private static Document document(DocumentKind kind, @Nullable Long number, boolean everUnknown, boolean healed) {
        return new Document(
                1,
                new DocumentIdentity("tenant", "source", kind, "document-1"),
                1,
                "device",
                null,
                1,
                Stream.of(kind),
                1,
                DocumentState.QUEUED,
                null,
                null,
                Instant.EPOCH,
                0,
                number,
                everUnknown,
                healed,
                1,
                null,
                Instant.EPOCH,
                null);
    }

    /** A sale whose payload cannot be read. */
    private record Unreadable(Document document) implements Task {
        @Override
        public Optional<Reason> unreadable() {
            return Optional.of(Reason.of("PAYLOAD_UNREADABLE", "it cannot be read"));
        }

        @Override
        public Optional<Counter> counter() {
            return Optional.of(INVOICES);
        }

        @Override
        public Next next(@Nullable Long number) {
            throw new AssertionError("asked what it needs");
        }

        @Override
        public Done accepted(Attempt attempt, Answer answer) {
            throw new AssertionError("asked what follows");
        }

        @Override
        public List<Effect> refused(Reason reason) {
            return List.of();
        }

        @Override
        public List<Effect> overtaken(HeldRevision held) {
            return List.of();
        }
    }

    /** A document of one numbered call. */
    private record OneCall(Document document, Counter ofCall, Optional<OpenScope> openScope) implements Task {
        @Override
        public Optional<Counter> counter() {
            return Optional.of(ofCall);
        }

        @Override
        public Next next(@Nullable Long number) {
            return new Next.Call(
                    new OscuRequest(OscuCall.SAVE_TRNS_SALES_OSDC, "{}".getBytes(UTF_8)), List.of(), List.of());
        }

        @Override
        public Done accepted(Attempt attempt, Answer answer) {
            return new Done(true, List.of(Results.accepted(document, "device", null, NOW)));
        }

        @Override
        public List<Effect> refused(Reason reason) {
            return List.of();
        }

        @Override
        public List<Effect> overtaken(HeldRevision held) {
            return List.of();
        }
    }
}
