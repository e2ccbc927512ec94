package dev.risiti.submission.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolverTest {
    private static final Instant DEADLINE = Instant.parse("2026-11-21T09:00:00Z");
    private final Resolver resolver =
            new Resolver(new Policy(Duration.ofSeconds(2), Duration.ofSeconds(3), 3, Duration.ofSeconds(60), 10));

    @Test
    void asksAboutASaleAtOnceAlsoBeforeItsDeadline() {
        assertThat(resolver.next(sale(0, 1, null), DEADLINE.minusSeconds(60))).isInstanceOf(Resolver.Move.Ask.class);
    }

    @Test
    void asksASecondTimeOnlyWhenItIsDue() {
        Instant due = DEADLINE.plusSeconds(3);
        assertThat(resolver.next(sale(1, 1, due), DEADLINE)).isEqualTo(new Resolver.Move.Later(due));
    }

    @Test
    void resendsASaleAfterTwoAbsences() {
        assertThat(resolver.next(sale(2, 1, null), DEADLINE.plusSeconds(4))).isInstanceOf(Resolver.Move.Resend.class);
    }

    @Test
    void stopsAfterThreeSendsOfTheSameBytes() {
        assertThat(resolver.next(sale(2, 3, null), DEADLINE.plusSeconds(4))).isInstanceOf(Resolver.Move.Block.class);
    }

    @Test
    void neverResendsARefusedSaleButConfirmsTheRefusal() {
        Attempt refused = attempt(OscuCall.SAVE_TRNS_SALES_OSDC, AttemptState.UNCONFIRMED, 2, 2, null);
        assertThat(resolver.next(refused, DEADLINE.plusSeconds(9))).isInstanceOf(Resolver.Move.ConfirmRefusal.class);
    }

    @Test
    void countsTheSecondAbsenceOnlyAfterDeadlineAndTheLongerOfQuietPeriodAndReadLag() {
        assertThat(resolver.settled(sale(1, 1, null))).isEqualTo(DEADLINE.plusSeconds(3));
    }

    @Test
    void probesAStockMovementByItsNumberOnlyWhenNothingOfItIsOnTheWire() {
        Attempt movement = attempt(OscuCall.INSERT_STOCK_IO, AttemptState.UNKNOWN, 0, 1, null);
        assertThat(resolver.next(movement, DEADLINE)).isEqualTo(new Resolver.Move.Later(DEADLINE.plusSeconds(2)));
        assertThat(resolver.next(movement, DEADLINE.plusSeconds(2))).isInstanceOf(Resolver.Move.Resend.class);
    }

    @Test
    void repeatsAMovementForAsLongAsNothingAnswers() {
        Attempt often = attempt(OscuCall.INSERT_STOCK_IO, AttemptState.UNKNOWN, 0, 9, null);
        assertThat(resolver.next(often, DEADLINE.plusSeconds(2))).isInstanceOf(Resolver.Move.Resend.class);
    }

    @Test
    void leavesAMovementToAPersonOverWhichKraFailsThreeTimes() {
        Attempt failing = attempt(OscuCall.INSERT_STOCK_IO, AttemptState.UNKNOWN, 0, 3, null, "999");
        assertThat(resolver.next(failing, DEADLINE.plusSeconds(2))).isInstanceOf(Resolver.Move.Block.class);
    }

    @Test
    void leavesARefusedStockMovementOfUnknownPastToAPerson() {
        Attempt movement = attempt(OscuCall.INSERT_STOCK_IO, AttemptState.UNCONFIRMED, 0, 2, null);
        assertThat(resolver.next(movement, DEADLINE.plusSeconds(9))).isInstanceOf(Resolver.Move.Block.class);
    }

    private static Attempt sale(int absences, int sends, @Nullable Instant askDue) {
        return attempt(OscuCall.SAVE_TRNS_SALES_OSDC, AttemptState.UNKNOWN, absences, sends, askDue);
    }

    private static Attempt attempt(
            OscuCall call, AttemptState state, int absences, int sends, @Nullable Instant askDue) {
        return attempt(call, state, absences, sends, askDue, null);
    }

    private static Attempt attempt(
            OscuCall call,
            AttemptState state,
            int absences,
            int sends,
            @Nullable Instant askDue,
            @Nullable String resultCode) {
        return new Attempt(
                1,
                1,
                1,
                1,
                0,
                1L,
                FrontDoor.DIRECT,
                new OscuRequest(call, "{}".getBytes(UTF_8)),
                List.of(),
                sends,
                state,
                DEADLINE,
                0,
                absences,
                askDue,
                resultCode,
                null);
    }
}
