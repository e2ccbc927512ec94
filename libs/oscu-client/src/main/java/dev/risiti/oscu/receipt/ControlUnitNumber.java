package dev.risiti.oscu.receipt;

/** Texts that a printed receipt shows about the control unit (KRA reference 5.7). */
public final class ControlUnitNumber {
    private static final int GROUP = 4;

    private ControlUnitNumber() {}

    /** The control unit invoice number: {@code sdcId/curRcptNo}. */
    public static String of(String sdcId, long curRcptNo) {
        return sdcId + "/" + curRcptNo;
    }

    /** Internal data or signature in groups of four with dashes between. */
    public static String inGroups(String code) {
        var grouped = new StringBuilder(code.length() + code.length() / GROUP);
        for (int start = 0; start < code.length(); start += GROUP) {
            if (start > 0) {
                grouped.append('-');
            }
            grouped.append(code, start, Math.min(code.length(), start + GROUP));
        }
        return grouped.toString();
    }
}
