package dev.risiti.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One measurement's table, printed row by row as the rows come. */
public final class Section {
    private final String id;
    private final String title;
    private final String meaning;
    private final List<Column> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();

    Section(String id, String title, String meaning, List<Column> columns) {
        this.id = id;
        this.title = title;
        this.meaning = meaning;
        this.columns = List.copyOf(columns);
        Console.line("");
        Console.line(title);
        Console.line(meaning);
        Console.line(line(columns.stream().map(Column::head).toList()));
    }

    /** Adds a row; what it says beyond the columns is in JSON only. */
    public void row(Map<String, Object> figures) {
        Map<String, Object> row = new LinkedHashMap<>(figures);
        rows.add(row);
        Console.line(line(columns.stream()
                .map(column -> column.text(row.get(column.key())))
                .toList()));
    }

    /** Holds a figure against its target. */
    public void judge(Judgement judgement) {
        judgements.add(judgement);
        Console.line("  " + judgement.sentence());
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean last = i == cells.size() - 1;
            if (!last) {
                line.repeat(' ', Math.max(0, columns.get(i).width() - cell.length()));
            }
            line.append(cell).append(last ? "" : "  ");
        }
        return line.toString();
    }

    void markdown(StringBuilder out) {
        out.append("\n## ").append(title).append("\n\n").append(meaning).append("\n\n|");
        columns.forEach(column -> out.append(' ').append(column.head()).append(" |"));
        out.append("\n|");
        columns.forEach(column -> out.append("---|"));
        for (Map<String, Object> row : rows) {
            out.append("\n|");
            columns.forEach(column ->
                    out.append(' ').append(column.text(row.get(column.key()))).append(" |"));
        }
        out.append('\n');
        judgements.forEach(judgement -> out.append("\n- ").append(judgement.sentence()));
        out.append('\n');
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("meaning", meaning);
        json.put("rows", rows);
        json.put("judgements", judgements);
        return json;
    }

    String id() {
        return id;
    }

    List<Judgement> judgements() {
        return List.copyOf(judgements);
    }
}
