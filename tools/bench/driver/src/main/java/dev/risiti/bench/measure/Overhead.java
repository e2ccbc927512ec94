package dev.risiti.bench.measure;

import dev.risiti.bench.load.KraLedger;
import dev.risiti.bench.load.OpenLoop;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Judgement;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.SubmissionService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What the system adds to a document at half load: from the topic to the wire, and to the result. */
public final class Overhead implements Measure {
    private static final int LATENCY = 20;
    private static final int LANES = 1_000;
    private static final int QUICK_LANES = 20;

    @Override
    public void run(Workbench bench) {
        Section section = bench.report()
                .section(
                        "overhead",
                        "Overhead per document at half load",
                        "From handing the document to Kafka until its request has arrived at the stand-in for KRA, by the"
                                + " clock of the machine both run on. Load is half of what the same run showed to be"
                                + " possible, lanes in turn, KRA takes " + LATENCY + " ms.",
                        List.of(
                                Column.of("lanes", "lanes"),
                                new Column("documentsPerSecond", "documents/s", 1),
                                Column.of("documents", "documents"),
                                new Column("wireP50Millis", "wire p50 ms", 2),
                                new Column("wireP99Millis", "wire p99 ms", 2),
                                new Column("wireMaxMillis", "wire max ms", 2),
                                new Column("resultP50Millis", "result p50 ms", 2),
                                new Column("resultP99Millis", "result p99 ms", 2),
                                Column.of("drained", "nothing left")));
        int lanes = bench.options().quick() ? QUICK_LANES : LANES;
        try (SubmissionService service = SubmissionService.start(bench.infrastructure(), bench.options());
                Run run = Run.start(bench.infrastructure(), service, lanes)) {
            bench.infrastructure().simulator().latency(LATENCY);
            double rate = bench.capacity(run, LATENCY) / 2;
            OpenLoop.run(run.traffic(), rate, bench.options().warmUp(), 0);
            Window window = OpenLoop.run(run.traffic(), rate, bench.options().seconds(), 0);
            Run.Rest rest = run.drain();
            KraLedger ledger = bench.judgeByLedger("overhead", run);
            Histogram wire = ledger.wireTimes(run.traffic(), window);
            Histogram results = window.latencies(run.traffic());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("lanes", lanes);
            row.put("documentsPerSecond", rate);
            row.put("documents", wire.getTotalCount());
            row.put("wireP50Millis", Workbench.millis(wire, 50));
            row.put("wireP99Millis", Workbench.millis(wire, 99));
            row.put("wireMaxMillis", Workbench.millis(wire, 100));
            row.put("resultP50Millis", Workbench.millis(results, 50));
            row.put("resultP99Millis", Workbench.millis(results, 99));
            row.put("drained", rest.clean());
            row.put("left", rest.left());
            section.row(row);
            List<String> objections = bench.objections(rest);
            String where = lanes + " lanes";
            section.judge(Judgement.of(Target.OVERHEAD_P50, where, Workbench.millis(wire, 50), objections));
            section.judge(Judgement.of(Target.OVERHEAD_P99, where, Workbench.millis(wire, 99), objections));
        }
    }
}
