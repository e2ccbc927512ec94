package dev.risiti.bench.measure;

import dev.risiti.bench.load.Run;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.stack.Baseline;
import dev.risiti.bench.stack.Infrastructure;
import dev.risiti.bench.stack.SubmissionService;
import dev.risiti.bench.stack.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The same load through what one would write first, on the same broker, database server and stand-in for KRA. */
public final class Baselines implements Measure {
    private static final int LANES = 1_000;
    private static final List<Integer> LATENCIES = List.of(20, 100);
    private static final int QUICK_LANES = 20;
    private static final List<Integer> QUICK_LATENCIES = List.of(50);

    @Override
    public void run(Workbench bench) {
        Section section = bench.report()
                .section(
                        "baselines",
                        "Beside a plain consumer",
                        "The baselines call KRA while the record is being consumed, write one row and one result per sale,"
                                + " take numbers from memory, and keep no attempt: a crash signs a sale twice. Same load,"
                                + " pool, heap and durable database.",
                        List.of(
                                Column.of("system", "system               "),
                                Column.of("lanes", "lanes"),
                                Column.of("latencyMillis", "latency ms"),
                                new Column("receiptsPerSecond", "receipts/s", 1),
                                new Column("bound", "lanes÷latency", 1),
                                new Column("ratio", "ratio", 2),
                                new Column("machineBusy", "machine busy", 2),
                                Column.of("drained", "nothing left"),
                                new Column("cores", "cores of", 2)));
        Infrastructure infrastructure = bench.infrastructure();
        measure(bench, section, () -> SubmissionService.start(infrastructure, bench.options()));
        for (Baseline.Order order : Baseline.Order.values()) {
            measure(bench, section, () -> Baseline.start(infrastructure, bench.options(), order));
        }
    }

    private static void measure(Workbench bench, Section section, Supplier<SystemUnderTest> started) {
        int lanes = bench.options().quick() ? QUICK_LANES : LANES;
        try (SystemUnderTest system = started.get();
                Run run = Run.start(bench.infrastructure(), system, lanes)) {
            for (int latency : bench.options().quick() ? QUICK_LATENCIES : LATENCIES) {
                Map<String, Object> row =
                        Receipts.Cell.measure(bench, run, latency).row(lanes);
                row.put("system", system.name());
                section.row(row);
            }
            bench.judgeByLedger(system.name(), run);
        }
    }
}
