package dev.risiti.bench.measure;

import dev.risiti.bench.load.KraLedger;
import dev.risiti.bench.load.OpenLoop;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.machine.StolenTime;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Console;
import dev.risiti.bench.report.Judgement;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.ClaimTimes;
import dev.risiti.bench.stack.ReplicaMemory;
import dev.risiti.bench.stack.SubmissionService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Whether what lies idle or waits costs anything: the same replica before and after it gets very much of both. One hiccup
 * of a machine decides the p99 of a window; so there are several windows, and the medians are compared.
 */
public final class Scale implements Measure {
    private static final int LANES = 100;
    private static final int WINDOWS = 3;

    /** So slow that a lane is idle again long before its next document; less where the system takes little. */
    private static final double PER_SECOND = 50;

    @Override
    public void run(Workbench bench) {
        Section section = bench.report()
                .section(
                        "scale",
                        "Idle lanes and waiting documents",
                        LANES + " of the lanes get a document every " + Math.round(LANES / PER_SECOND)
                                + " s or more seldom, so each finds its lane idle. Claim: one look for due lanes, by"
                                + " the replica's own count. Wire: from handing a document to Kafka until its request"
                                + " is on the wire (store, claim, commit the attempt, send). Stolen: processor time"
                                + " that this machine's host gave to others. Memory of a replica after a full"
                                + " collection.",
                        List.of(
                                Column.of("idleLanes", "idle lanes"),
                                Column.of("waitingDocuments", "waiting documents"),
                                Column.of("documents", "documents"),
                                new Column("claimP50Millis", "claim p50 ms", 2),
                                new Column("claimP99Millis", "claim p99 ms", 2),
                                new Column("wireP50Millis", "wire p50 ms", 2),
                                new Column("wireP99Millis", "wire p99 ms", 2),
                                new Column("stolenPercent", "stolen %", 1),
                                new Column("heapMegabytes", "heap MB", 1),
                                new Column("residentMegabytes", "resident MB", 1)));
        try (SubmissionService service = SubmissionService.start(bench.infrastructure(), bench.options());
                Run run = Run.start(bench.infrastructure(), service, LANES)) {
            double rate = Math.min(PER_SECOND, bench.capacity(run, 0) / 4);
            bench.infrastructure().checkpoint();
            List<Figures> few = measure(bench, run, service, rate);
            few.forEach(figures -> section.row(figures.row(LANES, 0)));
            int idle = bench.options().idleLanes();
            int rows = bench.options().rows();
            long begin = System.nanoTime();
            service.tables().addIdleLanes(idle - LANES);
            service.tables().addWaitingDocuments(rows, idle - LANES);
            bench.infrastructure().checkpoint();
            Console.line("  (inserted in %d s)".formatted((System.nanoTime() - begin) / 1_000_000_000));
            List<Figures> many = measure(bench, run, service, rate);
            many.forEach(figures -> section.row(figures.row(idle, rows)));
            bench.judgeByLedger("scale", run);
            List<String> objections = new ArrayList<>(bench.objections());
            if (idle < 100_000 || rows < 5_000_000) {
                objections.add("the target is for 100,000 lanes and 5,000,000 rows");
            }
            String where = idle + " lanes, " + rows + " rows";
            section.judge(Judgement.of(Target.CLAIM, where, ratio(many, few, Figures::claimP99), objections));
            section.judge(Judgement.of(Target.IDLE_WIRE, where, ratio(many, few, Figures::wireP99), objections));
            section.judge(Judgement.of(
                    Target.MEMORY,
                    where,
                    ratio(many, few, figures -> figures.memory().heapMegabytes()),
                    objections));
        }
    }

    private static List<Figures> measure(Workbench bench, Run run, SubmissionService service, double rate) {
        OpenLoop.run(run.traffic(), rate, bench.options().warmUp(), 0);
        return Stream.generate(() -> window(bench, run, service, rate))
                .limit(WINDOWS)
                .toList();
    }

    private static Figures window(Workbench bench, Run run, SubmissionService service, double rate) {
        StolenTime stolen = new StolenTime();
        ClaimTimes before = service.claims();
        Window window = OpenLoop.run(run.traffic(), rate, bench.options().seconds(), 0);
        ClaimTimes claims = service.claims().since(before);
        double share = stolen.end();
        run.traffic().awaitDecided(Duration.ofMinutes(1), run::requireAlive);
        Histogram wire = KraLedger.read(bench.infrastructure().simulator()).wireTimes(run.traffic(), window);
        return new Figures(
                wire.getTotalCount(),
                claims.millis(50),
                claims.millis(99),
                Workbench.millis(wire, 50),
                Workbench.millis(wire, 99),
                share,
                service.memory());
    }

    private static double ratio(List<Figures> many, List<Figures> few, Function<Figures, Double> figure) {
        return Workbench.median(many.stream().map(figure).toList())
                / Workbench.median(few.stream().map(figure).toList());
    }

    private record Figures(
            long documents,
            double claimP50,
            double claimP99,
            double wireP50,
            double wireP99,
            double stolen,
            ReplicaMemory memory) {
        Map<String, Object> row(int lanes, int waiting) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("idleLanes", lanes);
            row.put("waitingDocuments", waiting);
            row.put("documents", documents);
            row.put("claimP50Millis", claimP50);
            row.put("claimP99Millis", claimP99);
            row.put("wireP50Millis", wireP50);
            row.put("wireP99Millis", wireP99);
            row.put("stolenPercent", 100 * stolen);
            row.put("heapMegabytes", memory.heapMegabytes());
            row.put("residentMegabytes", memory.residentMegabytes());
            return row;
        }
    }
}
