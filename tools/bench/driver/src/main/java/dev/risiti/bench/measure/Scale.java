package dev.risiti.bench.measure;

import dev.risiti.bench.load.KraLedger;
import dev.risiti.bench.load.OpenLoop;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Console;
import dev.risiti.bench.report.Judgement;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.ReplicaMemory;
import dev.risiti.bench.stack.SubmissionService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Whether what lies idle or waits costs anything: the same replica before and after it gets very much of both. */
public final class Scale implements Measure {
    private static final int LANES = 100;

    /** So slow that a lane is idle again long before its next document; less where the system takes little. */
    private static final double PER_SECOND = 50;

    @Override
    public void run(Workbench bench) {
        Section section = bench.report()
                .section(
                        "scale",
                        "Idle lanes and waiting documents",
                        LANES + " of the lanes get a document every " + Math.round(LANES / PER_SECOND)
                                + " s or more seldom, so each finds its lane idle: from handing it to Kafka until the request is on the"
                                + " wire (store, claim, commit the attempt, send). Memory of a replica after a full"
                                + " collection.",
                        List.of(
                                Column.of("idleLanes", "idle lanes"),
                                Column.of("waitingDocuments", "waiting documents"),
                                Column.of("documents", "documents"),
                                new Column("claimP50Millis", "claim p50 ms", 2),
                                new Column("claimP99Millis", "claim p99 ms", 2),
                                new Column("heapMegabytes", "heap MB", 1),
                                new Column("residentMegabytes", "resident MB", 1)));
        try (SubmissionService service = SubmissionService.start(bench.infrastructure(), bench.options());
                Run run = Run.start(bench.infrastructure(), service, LANES)) {
            double rate = Math.min(PER_SECOND, bench.capacity(run, 0) / 4);
            bench.infrastructure().checkpoint();
            Figures few = measure(bench, run, service, rate);
            section.row(few.row(LANES, 0));
            int idle = bench.options().idleLanes();
            int rows = bench.options().rows();
            long begin = System.nanoTime();
            service.tables().addIdleLanes(idle - LANES);
            service.tables().addWaitingDocuments(rows, idle - LANES);
            bench.infrastructure().checkpoint();
            Console.line("  (inserted in %d s)".formatted((System.nanoTime() - begin) / 1_000_000_000));
            Figures many = measure(bench, run, service, rate);
            section.row(many.row(idle, rows));
            bench.judgeByLedger("scale", run);
            List<String> objections = new ArrayList<>(bench.objections());
            if (idle < 100_000 || rows < 5_000_000) {
                objections.add("the target is for 100,000 lanes and 5,000,000 rows");
            }
            String where = idle + " lanes, " + rows + " rows";
            section.judge(Judgement.of(Target.CLAIM, where, many.p99() / few.p99(), objections));
            section.judge(Judgement.of(
                    Target.MEMORY,
                    where,
                    many.memory().heapMegabytes() / few.memory().heapMegabytes(),
                    objections));
        }
    }

    private static Figures measure(Workbench bench, Run run, SubmissionService service, double rate) {
        OpenLoop.run(run.traffic(), rate, bench.options().warmUp(), 0);
        Window window = OpenLoop.run(run.traffic(), rate, bench.options().seconds(), 0);
        run.traffic().awaitDecided(Duration.ofMinutes(1), run::requireAlive);
        Histogram claims = KraLedger.read(bench.infrastructure().simulator()).wireTimes(run.traffic(), window);
        return new Figures(
                claims.getTotalCount(), Workbench.millis(claims, 50), Workbench.millis(claims, 99), service.memory());
    }

    private record Figures(long documents, double p50, double p99, ReplicaMemory memory) {
        Map<String, Object> row(int lanes, int waiting) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("idleLanes", lanes);
            row.put("waitingDocuments", waiting);
            row.put("documents", documents);
            row.put("claimP50Millis", p50);
            row.put("claimP99Millis", p99);
            row.put("heapMegabytes", memory.heapMegabytes());
            row.put("residentMegabytes", memory.residentMegabytes());
            return row;
        }
    }
}
