package dev.risiti.certify.check;

import dev.risiti.certify.evidence.RecordingClient;
import dev.risiti.oscu.wire.WireViolation;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Runs checks in their order; what depends on a check that is not settled is not run. */
public final class CheckRun {
    private static final Logger LOG = Logger.getLogger(CheckRun.class);

    private final RecordingClient recorder;
    private final Clock clock;
    private final Consumer<CheckResult> progress;

    /** @param progress told of each result as it comes */
    public CheckRun(RecordingClient recorder, Clock clock, Consumer<CheckResult> progress) {
        this.recorder = recorder;
        this.clock = clock;
        this.progress = progress;
    }

    /** One result per check, in their order. */
    public List<CheckResult> run(List<Check> checks) {
        var settled = new HashMap<String, CheckResult>();
        var results = new ArrayList<CheckResult>(checks.size());
        for (var check : checks) {
            var startedAt = clock.instant();
            var verdict = missing(check, settled).orElseGet(() -> judge(check));
            var result = new CheckResult(
                    check, verdict, startedAt, Duration.between(startedAt, clock.instant()), recorder.drain());
            settled.put(check.id(), result);
            results.add(result);
            progress.accept(result);
        }
        return List.copyOf(results);
    }

    private static Optional<Verdict> missing(Check check, Map<String, CheckResult> results) {
        return check.needs().stream()
                .sorted()
                .filter(id -> !results.containsKey(id) || !results.get(id).good())
                .findFirst()
                .map(id -> new Verdict.NotRun("needs what did not succeed: "
                        + (results.containsKey(id) ? results.get(id).check().title() : id)));
    }

    private static Verdict judge(Check check) {
        try {
            return check.step().run();
        } catch (CheckFailedException failed) {
            return new Verdict.Failed(String.valueOf(failed.getMessage()));
        } catch (WireViolation unsendable) {
            return new Verdict.Failed("not sent, because KRA would refuse it: " + unsendable.getMessage());
        } catch (RuntimeException broken) {
            // The evidence gathered so far is worth more than a clean crash; the row says that the check is at fault.
            LOG.errorf(broken, "check=%s broke", check.id());
            return new Verdict.Failed("the check itself broke: " + broken);
        }
    }
}
