package dev.risiti.bench.report;

import java.util.List;
import java.util.Locale;

/**
 * A figure held against its target. It is met or missed by comparing the two and in no other way; where the run was not
 * what the target is about, it is neither.
 *
 * @param where what the figure is from, such as a number of lanes
 */
public record Judgement(Target target, String where, double figure, Verdict verdict, List<String> why) {

    /** What a comparison says. */
    public enum Verdict {
        MET,
        MISSED,
        NOT_JUDGED
    }

    public Judgement {
        why = List.copyOf(why);
    }

    /** @param objections why the run is not what the target is about; empty to compare */
    public static Judgement of(Target target, String where, double figure, List<String> objections) {
        Verdict verdict =
                !objections.isEmpty() ? Verdict.NOT_JUDGED : target.metBy(figure) ? Verdict.MET : Verdict.MISSED;
        return new Judgement(target, where, figure, verdict, objections);
    }

    String sentence() {
        String word = switch (verdict) {
            case MET -> "met";
            case MISSED -> "MISSED";
            case NOT_JUDGED -> "not judged (" + String.join("; ", why) + ")";
        };
        return String.format(Locale.ROOT, "%s [%s]: %.2f, %s", target.text(), where, figure, word);
    }
}
