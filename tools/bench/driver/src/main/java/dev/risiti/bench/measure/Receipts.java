package dev.risiti.bench.measure;

import dev.risiti.bench.load.ClosedLoop;
import dev.risiti.bench.load.Run;
import dev.risiti.bench.load.Window;
import dev.risiti.bench.machine.ProcessorUse;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Judgement;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.report.Target;
import dev.risiti.bench.stack.SubmissionService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receipts a second against the number of lanes and KRA's latency, at full load. */
public final class Receipts implements Measure {
    static final List<Column> COLUMNS = List.of(
            Column.of("lanes", "lanes"),
            Column.of("latencyMillis", "latency ms"),
            new Column("receiptsPerSecond", "receipts/s", 1),
            new Column("bound", "lanes÷latency", 1),
            new Column("ratio", "ratio", 2),
            new Column("machineBusy", "machine busy", 2),
            Column.of("drained", "nothing left"),
            new Column("cores", "cores of", 2));

    @Override
    public void run(Workbench bench) {
        Section section = bench.report()
                .section(
                        "receipts",
                        "Receipts a second, topic to topic, one-call sales",
                        "Each lane always has the next sale waiting. Counted from the results topic in a window of "
                                + bench.options().seconds()
                                + " s after the warm-up; the bound is what one open call per lane allows. Of the four"
                                + " services submission-service runs alone.",
                        COLUMNS);
        Best best = new Best();
        for (int lanes : bench.options().lanes()) {
            measure(bench, section, lanes, best);
        }
        if (best.rest != null) {
            section.judge(Judgement.of(Target.THROUGHPUT, best.where, best.perSecond, bench.objections(best.rest)));
        }
    }

    private static void measure(Workbench bench, Section section, int lanes, Best best) {
        try (SubmissionService service = SubmissionService.start(bench.infrastructure(), bench.options());
                Run run = Run.start(bench.infrastructure(), service, lanes)) {
            List<Cell> cells = new ArrayList<>();
            for (int latency : bench.options().latencies()) {
                Cell cell = Cell.measure(bench, run, latency);
                section.row(cell.row(lanes));
                cells.add(cell);
                best.see(cell, lanes);
            }
            cells.forEach(cell -> cell.judge(bench, section, lanes));
            bench.judgeByLedger(lanes + " lanes", run);
        }
    }

    /** The most receipts a second of all. */
    private static final class Best {
        private double perSecond;
        private String where = "";
        private Run.@Nullable Rest rest;

        void see(Cell cell, int lanes) {
            if (rest == null || cell.perSecond() > perSecond) {
                perSecond = cell.perSecond();
                where = lanes + " lanes, " + cell.latency() + " ms";
                rest = cell.rest();
            }
        }
    }

    /** One window at one latency. */
    record Cell(int latency, double perSecond, ProcessorUse.Shares use, Run.Rest rest) {
        static Cell measure(Workbench bench, Run run, int latency) {
            bench.infrastructure().simulator().latency(latency);
            try (ClosedLoop loop =
                    ClosedLoop.start(run.traffic(), latency, bench.options().underWay())) {
                run.warmUp(bench.options().warmUp(), bench.options().warmUpSpans());
                ProcessorUse use = run.processorUse();
                Window window = run.pass(bench.options().seconds());
                ProcessorUse.Shares shares = use.end();
                loop.close();
                Run.Rest rest = run.drain();
                return new Cell(latency, window.accepted(run.traffic()) / window.seconds(), shares, rest);
            }
        }

        double bound(int lanes) {
            return lanes * 1000.0 / latency;
        }

        Map<String, Object> row(int lanes) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("lanes", lanes);
            row.put("latencyMillis", latency);
            row.put("receiptsPerSecond", perSecond);
            if (latency > 0) {
                row.put("bound", bound(lanes));
                row.put("ratio", perSecond / bound(lanes));
            }
            row.put("machineBusy", use.machine());
            row.put("cores", use.cores());
            row.put("drained", rest.clean());
            row.put("drainSeconds", rest.seconds());
            row.put("left", rest.left());
            return row;
        }

        void judge(Workbench bench, Section section, int lanes) {
            if (latency == 0) {
                return;
            }
            double ratio = perSecond / bound(lanes);
            List<String> objections = new ArrayList<>(bench.objections(rest));
            if (ratio < 1 && use.exhausted()) {
                objections.add("the processors were the limit");
            }
            section.judge(Judgement.of(Target.BOUND, lanes + " lanes, " + latency + " ms", ratio, objections));
        }
    }
}
