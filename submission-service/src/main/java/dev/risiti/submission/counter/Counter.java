package dev.risiti.submission.counter;

import dev.risiti.contracts.device.Environment;

/**
 * One gap-free counter at KRA. It hands out one number at a time: the next one only when KRA has decided the last. So a
 * number that is given back is always the last one, whatever shares the counter.
 *
 * @param scope what it counts for
 * @param name which number it is
 */
public record Counter(String scope, Name name) implements Comparable<Counter> {
    private static final String DEVICE = "device/";

    /** The numbers KRA counts, in KRA's own words. */
    public enum Name {
        /** {@code invcNo}: sales and credit notes share it. */
        INVOICE("invcNo"),
        /** {@code sarNo}: stock movements. */
        STOCK_MOVEMENT("sarNo"),
        /** {@code invcNo} of {@code insertTrnsPurchase}: purchases, a counter of its own. */
        PURCHASE("pchsNo"),
        /** The running number inside an item code. */
        ITEM_CODE("itemCd");

        private final String wireName;

        Name(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }

        /** The name of that wire name. */
        public static Name ofWireName(String wireName) {
            for (Name name : values()) {
                if (name.wireName.equals(wireName)) {
                    return name;
                }
            }
            throw new IllegalArgumentException("no counter is called " + wireName);
        }
    }

    /** Whether devices of several branches take their numbers here. */
    public boolean shared() {
        return !scope.startsWith(DEVICE);
    }

    public static Counter ofDevice(String deviceId, Name name) {
        return new Counter(DEVICE + deviceId, name);
    }

    public static Counter ofTaxpayer(Environment environment, String pin, Name name) {
        return new Counter("taxpayer/" + environment + "/" + pin, name);
    }

    /** The order in which counters are locked. */
    @Override
    public int compareTo(Counter other) {
        int byScope = scope.compareTo(other.scope);
        return byScope != 0 ? byScope : name.wireName.compareTo(other.name.wireName);
    }
}
