package dev.risiti.bench.measure;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.load.Lane;
import dev.risiti.bench.load.OpenLoop;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Traffic;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Judgement;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.KraSimulator;
import dev.risiti.bench.stack.SubmissionService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one taxpayer with very many waiting documents, whose calls hang, costs all others. Each pair runs on fresh data:
 * without the trouble, with it, and without it again, the lane held. A program that is still being compiled gets quicker
 * from run to run: the run with trouble is compared with the geometric mean of those around it, which such a trend does
 * not move, and how much these two differ is shown beside it.
 */
public final class Isolation implements Measure {
    private static final int LATENCY = 20;

    /** The lane in trouble; the load goes to those behind it. */
    private static final int VICTIM = 0;

    /** A PIN that sends nothing: the stand-in for KRA looks at its faults for each request in every run. */
    private static final String NOBODY = "P999999999Z";

    private static final Duration STORED = Duration.ofMinutes(20);
    private static final Duration RESULTS = Duration.ofMinutes(1);

    @Override
    public void run(Workbench bench) {
        int pins = bench.options().pins();
        int backlog = bench.options().backlog();
        Section section = bench.report()
                .section(
                        "isolation",
                        "One taxpayer's trouble",
                        "%,d taxpayers at half load, KRA takes %d ms; then one of them has %,d waiting documents and its calls are not answered. p99 from document to result of the others; the ratio is to the geometric mean of before and after."
                                .formatted(pins, LATENCY, backlog),
                        List.of(
                                Column.of("pair", "pair"),
                                new Column("documentsPerSecond", "documents/s", 1),
                                new Column("beforeP99Millis", "before p99 ms", 2),
                                new Column("withP99Millis", "with p99 ms", 2),
                                new Column("afterP99Millis", "after p99 ms", 2),
                                new Column("trend", "after÷before", 3),
                                new Column("ratio", "ratio", 3),
                                Column.of("undecided", "undecided")));
        List<Double> ratios = new ArrayList<>();
        List<String> objections = new ArrayList<>(bench.objections());
        if (pins < 5_000 || backlog < 100_000 || bench.options().pairs() < 5) {
            objections.add("the target is for 5,000 taxpayers, 100,000 documents and five pairs");
        }
        double rate = 0;
        for (int pair = 1; pair <= bench.options().pairs(); pair++) {
            try (SubmissionService service = SubmissionService.start(bench.infrastructure(), bench.options());
                    Run run = Run.start(bench.infrastructure(), service, pins)) {
                bench.infrastructure().simulator().latency(LATENCY);
                // Warms up in every pair; the rate is the same in all.
                double capacity = bench.capacity(run, LATENCY);
                rate = rate == 0 ? capacity / 2 : rate;
                Pair figures = Pair.measure(bench, service, run, rate, backlog);
                section.row(figures.row(pair, rate));
                ratios.add(figures.ratio());
                if (figures.undecided() > 0) {
                    objections.add(
                            "pair %d left %d sales of the others undecided".formatted(pair, figures.undecided()));
                }
            }
        }
        section.judge(Judgement.of(Target.ISOLATION, ratios.size() + " pairs", Workbench.median(ratios), objections));
    }

    record Pair(double before, double with, double after, long undecided) {

        static Pair measure(Workbench bench, SubmissionService service, Run run, double rate, int backlog) {
            KraSimulator simulator = bench.infrastructure().simulator();
            Lane victim = run.traffic().fleet().lane(VICTIM);
            simulator.hang(NOBODY);
            double before = p99(bench, run, rate);
            simulator.clearFaults();
            bench.judgeByLedger("isolation", run);
            simulator.hang(victim.pin());
            pile(run, backlog);
            double with = p99(bench, run, rate);
            service.tables().hold(victim.deviceId());
            simulator.clearFaults();
            simulator.hang(NOBODY);
            double after = p99(bench, run, rate);
            simulator.clearFaults();
            long undecided = run.traffic().awaitDecided(RESULTS, run::requireAlive, VICTIM + 1);
            return new Pair(before, with, after, undecided);
        }

        private static double p99(Workbench bench, Run run, double rate) {
            OpenLoop.run(run.traffic(), rate, bench.options().warmUp(), VICTIM + 1);
            Window window = OpenLoop.run(run.traffic(), rate, bench.options().seconds(), VICTIM + 1);
            run.traffic().awaitDecided(RESULTS, run::requireAlive, VICTIM + 1);
            Histogram latencies = window.latencies(run.traffic());
            return Workbench.millis(latencies, 99);
        }

        /** Publishes the backlog and returns when all of it is stored. */
        private static void pile(Run run, int backlog) {
            Traffic traffic = run.traffic();
            for (int i = 0; i < backlog; i++) {
                traffic.publish(VICTIM);
            }
            traffic.flush();
            long end = System.nanoTime() + STORED.toNanos();
            long lag = run.lag();
            while (lag > 0) {
                run.requireAlive();
                if (System.nanoTime() > end) {
                    throw new BenchException(lag + " documents of the backlog were not stored in time");
                }
                run.pass(1);
                lag = run.lag();
            }
        }

        double ratio() {
            return with / Math.sqrt(before * after);
        }

        Map<String, Object> row(int pair, double rate) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pair", pair);
            row.put("documentsPerSecond", rate);
            row.put("beforeP99Millis", before);
            row.put("withP99Millis", with);
            row.put("afterP99Millis", after);
            row.put("trend", after / before);
            row.put("ratio", ratio());
            row.put("undecided", undecided);
            return row;
        }
    }
}
