package dev.risiti.simulator.oscu.rule;

/** The row of numbers in one counter (KRA reference 3.3, 5.1, 7). */
public final class Sequence {
    private Sequence() {}

    /**
     * Checks a number against its counter.
     *
     * @param field whose counter it is
     * @param taken whether the counter has had this number
     * @param last the highest number the counter has had
     * @throws Refused 910 for zero, 994 for a taken number, 910 with the expected number for a refused gap or, where the
     *     door speaks of sequences only, for a taken number
     */
    public static void check(Counter field, long number, boolean taken, long last, Profile.Gap gap, Profile rules) {
        if (number < 1) {
            throw Refused.field(field.field, "must be greater than or equal to 1");
        }
        if (taken && rules.repeat() == Profile.Repeat.OVERLAPPED) {
            throw Refused.overlapped();
        }
        if (taken || (gap == Profile.Gap.REFUSE && number != last + 1)) {
            throw Refused.parameter(field.text(number, last + 1, rules.invcNoText()));
        }
    }

    /** The three counters of a device. */
    public enum Counter {
        /** Sales and credit notes. */
        SALES("invcNo"),
        /** Purchases. */
        PURCHASES("invcNo"),
        /** Stock movements. */
        MOVEMENTS("sarNo");

        private final String field;

        Counter(String field) {
            this.field = field;
        }

        private String text(long found, long expected, Profile.InvcNoText text) {
            if (this == MOVEMENTS) {
                return "Invalid sarNo: Expected: " + expected + " but found: " + found;
            }
            return switch (text) {
                case EXPECTED_BUT_FOUND -> "Invalid invcNo sequence, expected: " + expected + " but found: " + found;
                case USE_EXPECTED -> "Invc No: " + found + " is invalid, use the expected value: " + expected;
            };
        }
    }
}
