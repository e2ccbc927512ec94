package dev.risiti.simulator.oscu.rule;

/**
 * The switches of the simulator; the defaults are those of the direct door, as hostile as the evidence allows (KRA
 * reference 13).
 *
 * @param latencyMillis how long KRA thinks before it decides a request
 * @param slowMillis how long the fault SLOW holds back an answer that is already decided
 * @param amounts whether lines and totals are recomputed to the cent
 * @param itemCdRepeat what saving a known item code means
 * @param invcNoGap whether a document number may run ahead of its predecessor
 * @param sarNoGap the same for movement numbers
 * @param invcNoScope what shares one row of document numbers
 * @param sarNoScope what shares one row of movement numbers
 * @param items whether goods on a sale or a movement must be registered
 * @param stock whether goods must be on hand for a sale, and a stated quantity must equal the movements
 * @param creditBuyer whether a credit note must name the buyer of its original
 * @param creditCap whether credit notes together may not exceed their original
 */
public record Settings(
        long latencyMillis,
        long slowMillis,
        Amounts amounts,
        ItemCdRepeat itemCdRepeat,
        Gap invcNoGap,
        Gap sarNoGap,
        Scope invcNoScope,
        Scope sarNoScope,
        Items items,
        Stock stock,
        CreditBuyer creditBuyer,
        CreditCap creditCap) {

    public static final Settings DEFAULT = new Settings(
            0,
            30_000,
            Amounts.CONVENTION_C,
            ItemCdRepeat.UPDATE,
            Gap.ACCEPT,
            Gap.ACCEPT,
            Scope.DEVICE,
            Scope.DEVICE,
            Items.REGISTERED,
            Stock.OFF,
            CreditBuyer.MATCH,
            CreditCap.OFF);

    /** Arithmetic of sales and movements (KRA reference 5.3). */
    public enum Amounts {
        CONVENTION_C,
        OFF
    }

    /** {@code saveItem} with a code that exists (KRA reference 6). */
    public enum ItemCdRepeat {
        UPDATE,
        REFUSE
    }

    /** A number more than one above the last (KRA reference 5.1). */
    public enum Gap {
        ACCEPT,
        REFUSE
    }

    /** Whose documents share a counter. */
    public enum Scope {
        DEVICE,
        PIN
    }

    /** Registration of goods. */
    public enum Items {
        REGISTERED,
        OFF
    }

    /** Stock on hand (KRA reference 7). */
    public enum Stock {
        ENFORCED,
        OFF
    }

    /** Buyer of a credit note (KRA reference 9). */
    public enum CreditBuyer {
        MATCH,
        OFF
    }

    /** Sum of the credit notes of one original (KRA reference 9). */
    public enum CreditCap {
        CAPPED,
        OFF
    }
}
