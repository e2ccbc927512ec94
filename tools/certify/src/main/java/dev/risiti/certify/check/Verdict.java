package dev.risiti.certify.check;

/** What a check came to. */
public sealed interface Verdict {
    /** One sentence for a person. */
    String words();

    /** Whether checks that need this one may go on. */
    default boolean settles() {
        return switch (this) {
            case Passed passed -> true;
            case LeftOut leftOut -> true;
            case Failed failed -> false;
            case NotRun notRun -> false;
        };
    }

    /** KRA did what it should. */
    record Passed(String words) implements Verdict {}

    /** It did not, or nobody knows. */
    record Failed(String words) implements Verdict {}

    /** Something it needs is missing; nothing was found out. */
    record NotRun(String words) implements Verdict {}

    /** Not for this device or door, on purpose. */
    record LeftOut(String words) implements Verdict {}
}
