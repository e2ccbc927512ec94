package dev.risiti.bench.measure;

import dev.risiti.bench.Options;
import dev.risiti.bench.load.ClosedLoop;
import dev.risiti.bench.load.KraLedger;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.machine.Machine;
import dev.risiti.bench.report.Console;
import dev.risiti.bench.report.Report;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What every measurement has at hand.
 *
 * @param options what was asked for
 */
public record Workbench(Options options, Machine machine, Infrastructure infrastructure, Report report) {

    /** Why figures of this run are held against no target, whatever they are. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (options.quick()) {
            objections.add("a quick run");
        } else if (options.seconds() < Target.SUSTAINED) {
            objections.add("%d s are not %d s sustained".formatted(options.seconds(), Target.SUSTAINED));
        }
        if (machine.cores() != Target.CORES) {
            objections.add("%d cores, the target is for %d".formatted(machine.cores(), Target.CORES));
        }
        return objections;
    }

    /** The same, and what was left when the load had stopped. */
    List<String> objections(Run.Rest rest) {
        List<String> objections = new ArrayList<>(objections());
        if (!rest.clean()) {
            objections.add("something was left: " + rest.left());
        }
        return objections;
    }

    /**
     * Reads the ledger and reports every contradiction to the results.
     *
     * @return the ledger
     */
    KraLedger judgeByLedger(String where, Run run) {
        KraLedger ledger = KraLedger.read(infrastructure.simulator());
        List<String> differences = ledger.differences(run.traffic());
        report.contradict(where, differences.subList(0, Math.min(10, differences.size())));
        if (!run.traffic().otherResults().isEmpty()) {
            report.warn(List.of(
                    where + ": results that are no acceptance: " + run.traffic().otherResults()));
        }
        return ledger;
    }

    /** Receipts a second that the system gives when it gets as much as it takes; it is warmed up by that as well. */
    double capacity(Run run, int latencyMillis) {
        try (ClosedLoop loop = ClosedLoop.start(run.traffic(), latencyMillis, options.underWay())) {
            run.warmUp(options.warmUp(), options.warmUpSpans());
            Window window = run.pass(options.warmUp());
            loop.close();
            run.drain();
            double capacity = window.accepted(run.traffic()) / window.seconds();
            Console.line(String.format(Locale.ROOT, "  (at most %.0f receipts/s)", capacity));
            return capacity;
        }
    }

    /** A percentile of a histogram of microseconds, in milliseconds. */
    static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1000.0;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
