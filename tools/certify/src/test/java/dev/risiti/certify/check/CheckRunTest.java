package dev.risiti.certify.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.certify.evidence.RecordingClient;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:00:00Z"), ZoneOffset.UTC);

    private static List<Verdict> verdicts(Check... checks) {
        var run = new CheckRun(new RecordingClient(new Unreachable(), CLOCK), CLOCK, result -> {});
        return run.run(List.of(checks)).stream().map(CheckResult::verdict).toList();
    }

    private static Check check(String id, Check.Step step) {
        return Check.ours(id, id, "", step);
    }

    private static Check passing(String id) {
        return check(id, () -> new Verdict.Passed(""));
    }

    @Test
    void doesNotRunWhatNeedsAFailedCheck() {
        var verdicts = verdicts(
                check("a", () -> {
                    throw new CheckFailedException("KRA said no");
                }),
                passing("b").after("a"),
                passing("c").after("b"),
                passing("d"));

        assertThat(verdicts)
                .containsExactly(
                        new Verdict.Failed("KRA said no"),
                        new Verdict.NotRun("needs what did not succeed: a"),
                        new Verdict.NotRun("needs what did not succeed: b"),
                        new Verdict.Passed(""));
    }

    @Test
    void doesNotRunWhatNeedsACheckThatIsNotThere() {
        assertThat(verdicts(passing("a").after("b")))
                .containsExactly(new Verdict.NotRun("needs what did not succeed: b"));
    }

    @Test
    void goesOnAfterWhatWasLeftOutOnPurpose() {
        var verdicts = verdicts(
                check("a", () -> new Verdict.LeftOut("key given")), passing("b").after("a"));

        assertThat(verdicts.getLast()).isEqualTo(new Verdict.Passed(""));
    }

    @Test
    void aBrokenCheckFailsAndTheOthersGoOn() {
        var verdicts = verdicts(
                check("a", () -> {
                    throw new IllegalStateException("no rate");
                }),
                passing("b"));

        assertThat(verdicts.getFirst()).isInstanceOf(Verdict.Failed.class);
        assertThat(verdicts.getFirst().words()).contains("no rate");
        assertThat(verdicts.getLast()).isInstanceOf(Verdict.Passed.class);
    }

    private static final class Unreachable implements OscuClient {
        @Override
        public Outcome send(DeviceCredentials credentials, OscuRequest request) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public Outcome initialise(Route route, OscuRequest request) {
            throw new AssertionError("nothing is sent here");
        }

        @Override
        public Duration deadline(OscuCall call) {
            return Duration.ofSeconds(1);
        }
    }
}
