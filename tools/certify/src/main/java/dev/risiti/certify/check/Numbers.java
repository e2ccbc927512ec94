package dev.risiti.certify.check;

import dev.risiti.certify.endpoint.LastNumbers;
import java.util.EnumMap;
import java.util.Map;

/** The device's counters: a number is used up when KRA accepts it, and not before (KRA reference 3.3, 5.1). */
final class Numbers {
    /** What is counted. */
    enum Counter {
        INVOICE("--last-invoice"),
        MOVEMENT("--last-movement"),
        PURCHASE("--last-purchase"),
        ITEM("--last-item");

        private final String option;

        Counter(String option) {
            this.option = option;
        }

        /** How a person can say the last number. */
        String option() {
            return option;
        }
    }

    private final Map<Counter, Long> last = new EnumMap<>(Counter.class);

    Numbers(LastNumbers known) {
        known.invoice().ifPresent(number -> last.put(Counter.INVOICE, number));
        known.movement().ifPresent(number -> last.put(Counter.MOVEMENT, number));
        known.purchase().ifPresent(number -> last.put(Counter.PURCHASE, number));
        known.item().ifPresent(number -> last.put(Counter.ITEM, number));
    }

    /** Whether the last number was said, found out or used. */
    boolean knows(Counter counter) {
        return last.containsKey(counter);
    }

    long next(Counter counter) {
        return last.getOrDefault(counter, 0L) + 1;
    }

    /** That number is the last one used. */
    void used(Counter counter, long number) {
        last.put(counter, number);
    }
}
