package dev.risiti.bench.measure;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.load.OpenLoop;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Traffic;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Judgement;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.SubmissionService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What one taxpayer with very many waiting documents, whose calls hang, costs all others. Each pair runs on fresh data:
 * twice without the trouble, which shows how much two runs differ by themselves, then with it.
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
                        "%,d taxpayers at half load, KRA takes %d ms; then one of them has %,d waiting documents and its calls are not answered. p99 from document to result of the others. Noise is the ratio of two runs without trouble."
                                .formatted(pins, LATENCY, backlog),
                        List.of(
                                Column.of("pair", "pair"),
                                new Column("documentsPerSecond", "documents/s", 1),
                                new Column("firstP99Millis", "first p99 ms", 2),
                                new Column("withoutP99Millis", "without p99 ms", 2),
                                new Column("withP99Millis", "with p99 ms", 2),
                                new Column("noise", "noise", 3),
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
                Pair figures = Pair.measure(bench, run, rate, backlog);
                section.row(figures.row(pair, rate));
                ratios.add(figures.ratio());
                if (figures.undecided() > 0) {
                    objections.add(
                            "pair %d left %d sales of the others undecided".formatted(pair, figures.undecided()));
                }
            }
        }
        section.judge(Judgement.of(Target.ISOLATION, ratios.size() + " pairs", median(ratios), objections));
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private record Pair(double first, double without, double with, long undecided) {

        static Pair measure(Workbench bench, Run run, double rate, int backlog) {
            bench.infrastructure().simulator().hang(NOBODY);
            double first = p99(bench, run, rate);
            double without = p99(bench, run, rate);
            bench.infrastructure().simulator().clearFaults();
            bench.judgeByLedger("isolation", run);
            bench.infrastructure()
                    .simulator()
                    .hang(run.traffic().fleet().lane(VICTIM).pin());
            pile(run, backlog);
            double with = p99(bench, run, rate);
            long undecided = run.traffic().awaitDecided(RESULTS, run::requireAlive, VICTIM + 1);
            return new Pair(first, without, with, undecided);
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
            return with / without;
        }

        Map<String, Object> row(int pair, double rate) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("pair", pair);
            row.put("documentsPerSecond", rate);
            row.put("firstP99Millis", first);
            row.put("withoutP99Millis", without);
            row.put("withP99Millis", with);
            row.put("noise", without / first);
            row.put("ratio", ratio());
            row.put("undecided", undecided);
            return row;
        }
    }
}
