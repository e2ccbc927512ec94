package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;

/**
 * An item code taken apart: country, type, units and running number (KRA reference 6).
 *
 * @param prefix everything before the number
 * @param number the number at the end; zero when there is none
 */
public record ItemCode(String prefix, long number) {
    private static final int COUNTRY_AND_TYPE = 3;
    private static final int UNIT = 2;

    /** Digits of a code of 20 characters that a long takes. */
    private static final int MOST_DIGITS = 18;

    /** Takes the code of an item apart: after its own units where it is made of them, before its last digits if not. */
    public static ItemCode of(Body item) {
        String itemCd = item.required("itemCd");
        String prefix = ownPrefix(item);
        if (itemCd.startsWith(prefix) && digitsFrom(itemCd) <= prefix.length()) {
            return at(itemCd, prefix.length());
        }
        return at(itemCd, Math.max(digitsFrom(itemCd), COUNTRY_AND_TYPE));
    }

    private static ItemCode at(String itemCd, int start) {
        int from = Math.max(start, itemCd.length() - MOST_DIGITS);
        return new ItemCode(
                itemCd.substring(0, start),
                start >= itemCd.length() ? 0 : Long.parseLong(itemCd, from, itemCd.length(), 10));
    }

    private static int digitsFrom(String itemCd) {
        int start = itemCd.length();
        while (start > 0 && itemCd.charAt(start - 1) >= '0' && itemCd.charAt(start - 1) <= '9') {
            start--;
        }
        return start;
    }

    private static String ownPrefix(Body item) {
        return item.required("orgnNatCd")
                + item.required("itemTyCd")
                + item.required("pkgUnitCd")
                + item.required("qtyUnitCd");
    }

    /** @throws Refused 910 when the code is not made of the item's own country, type and two-letter units */
    public static void checkForm(Body item) {
        String itemCd = item.required("itemCd");
        String packaging = item.required("pkgUnitCd");
        String quantity = item.required("qtyUnitCd");
        if (!itemCd.startsWith(item.required("orgnNatCd") + item.required("itemTyCd"))) {
            throw Refused.parameter("The ItemCd isn't made up of correct OrgnNatCd and ItemTyCd");
        }
        if (!itemCd.startsWith(packaging, COUNTRY_AND_TYPE)) {
            throw Refused.parameter("Incorrect Packaging Unit Prefix");
        }
        if (quantity.length() < UNIT || !itemCd.startsWith(quantity, COUNTRY_AND_TYPE + packaging.length())) {
            throw Refused.parameter("Incorrect QtyUnitCd Prefix");
        }
        if (!of(item).prefix().equals(ownPrefix(item))) {
            throw Refused.parameter("The ItemCd isn't made up of correct QtyUnitCd");
        }
    }

    /**
     * Checks that the number is the next one.
     *
     * @param last the last number of the counter, zero before the first
     * @throws Refused 910 with the live texts, which name the expected number
     */
    public void checkSequence(long last) {
        long expected = last + 1;
        if (number != expected) {
            String customer = "Invalid itemCd Sequence. Expected sequence ending with: ********" + expected;
            throw Refused.parameter(customer)
                    .atGateway(
                            customer,
                            "The itemCd is either reused or not incremented properly. Expected sequence ending with"
                                    + " ********" + expected);
        }
    }
}
