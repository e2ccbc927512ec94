package dev.risiti.bench.report;

import dev.risiti.bench.machine.Machine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Everything a run found out. */
public final class Report {
    private final Machine machine;
    private final Map<String, Object> run;
    private final Instant begin = Instant.now();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> contradictions = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    /** @param run how the run was asked for */
    public Report(Machine machine, Map<String, Object> run) {
        this.machine = machine;
        this.run = new LinkedHashMap<>(run);
        Console.line(shape());
    }

    private String shape() {
        return String.format(
                Locale.ROOT,
                "Machine: %d cores, %,d MB, load average %.2f, %s, %s. Each system has %s MB of heap. All parts run on this"
                        + " machine.",
                machine.cores(),
                machine.memoryMegabytes(),
                machine.loadAverage(),
                machine.system(),
                machine.java(),
                run.get("heapMegabytes"));
    }

    /** What makes the figures doubtful. */
    public void warn(List<String> doubts) {
        doubts.forEach(doubt -> {
            warnings.add(doubt);
            Console.line("WARNING: " + doubt);
        });
    }

    /** Ways in which results and KRA's ledger differ, or results that should not be: such a run proves nothing. */
    public void contradict(String where, List<String> differences) {
        differences.forEach(difference -> {
            contradictions.add(where + ": " + difference);
            Console.line("CONTRADICTION: " + where + ": " + difference);
        });
    }

    public Section section(String id, String title, String meaning, List<Column> columns) {
        Section section = new Section(id, title, meaning, columns);
        sections.add(section);
        return section;
    }

    /** Whether KRA's ledger agrees with everything said. */
    public boolean sound() {
        return contradictions.isEmpty();
    }

    /** Says at the end where everything is. */
    public void print(ReportFiles files) {
        Console.line("");
        long met = count(Judgement.Verdict.MET);
        long missed = count(Judgement.Verdict.MISSED);
        Console.line("%d targets met, %d missed, %d not judged. The report is in %s."
                .formatted(met, missed, count(Judgement.Verdict.NOT_JUDGED), files.folder()));
    }

    private long count(Judgement.Verdict verdict) {
        return sections.stream()
                .flatMap(section -> section.judgements().stream())
                .filter(judgement -> judgement.verdict() == verdict)
                .count();
    }

    String markdown() {
        StringBuilder out = new StringBuilder("# Risiti bench, ").append(begin).append("\n\n");
        out.append(shape()).append("\n\n");
        run.forEach((name, value) ->
                out.append("- ").append(name).append(": ").append(value).append('\n'));
        warnings.forEach(
                warning -> out.append("\n**Warning:** ").append(warning).append('\n'));
        contradictions.forEach(
                found -> out.append("\n**Contradiction:** ").append(found).append('\n'));
        sections.forEach(section -> section.markdown(out));
        return out.toString();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("begin", begin.toString());
        json.put("end", Instant.now().toString());
        json.put("machine", machine);
        json.put("run", run);
        json.put("warnings", warnings);
        json.put("contradictions", contradictions);
        sections.forEach(section -> json.put(section.id(), section.json()));
        return json;
    }
}
