package dev.risiti.certify.check;

import dev.risiti.oscu.outcome.Outcome;
import java.util.Locale;

/** Outcomes in words, for rows and reports. */
public final class Outcomes {
    private Outcomes() {}

    /** The kind of outcome, KRA's code when it has one. */
    public static String kind(Outcome outcome) {
        var kind = switch (outcome) {
            case Outcome.Accepted accepted -> "accepted";
            case Outcome.RefusedDocument refused -> "refused: document";
            case Outcome.RefusedConnection refused -> "refused: connection, " + lower(refused.trouble());
            case Outcome.RefusedDependency refused -> "refused: dependency, " + lower(refused.need());
            case Outcome.NotSent notSent -> "not sent, " + lower(notSent.reason());
            case Outcome.Unknown unknown -> "unknown, " + lower(unknown.reason());
            case Outcome.Throttled throttled -> "throttled";
        };
        return outcome.resultCd() == null ? kind : kind + " (" + outcome.resultCd() + ")";
    }

    /** The kind and KRA's words. */
    public static String inWords(Outcome outcome) {
        return kind(outcome) + " \"" + outcome.words() + "\"";
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
