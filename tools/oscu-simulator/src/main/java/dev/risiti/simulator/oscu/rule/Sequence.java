package dev.risiti.simulator.oscu.rule;

/** The row of numbers in one counter (KRA reference 5.1, 7): a repeat is refused, a gap by switch. */
public final class Sequence {
    private Sequence() {}

    /** @throws Refused 910 for zero, 994 for a taken number, 910 with the expected number for a refused gap */
    public static void check(String field, long number, boolean taken, long last, Settings.Gap gap) {
        if (number < 1) {
            throw Refused.field(field, "must be greater than or equal to 1");
        }
        if (taken) {
            throw Refused.overlapped();
        }
        if (gap == Settings.Gap.REFUSE && number != last + 1) {
            String text = field.equals("sarNo") ? "Invalid sarNo: Expected: " : "Invalid invcNo sequence, expected: ";
            throw Refused.parameter(text + (last + 1) + " but found: " + number);
        }
    }
}
