package dev.risiti.simulator.oscu.rule;

/**
 * How strict one front door is: the switches of KRA reference 13 and of every contradiction among its sources. The values
 * of both doors stand in {@code settings.json}.
 *
 * @param amounts whether lines and totals are recomputed to the cent
 * @param movementAmounts whether the lines of a stock movement are recomputed too, or only its totals
 * @param numbers whether a number may be written as text
 * @param salePkg whether the lines of a sale must have one package whatever the quantity
 * @param taxRtE whether the rate of a tax type that is not in use must be zero
 * @param stockRlsDt whether a sale must say when its goods were released
 * @param receiptBuyer whether the receipt block must repeat the buyer's PIN
 * @param repeat what is said to a number that is taken
 * @param invcNoGap whether a document number may run ahead of its predecessor
 * @param sarNoGap the same for movement numbers
 * @param purchaseNoGap the same for the numbers of purchases
 * @param invcNoScope what shares one row of document numbers
 * @param sarNoScope what shares one row of movement numbers
 * @param purchaseNoScope what shares one row of purchase numbers
 * @param invcNoText which of the live texts names the expected document number
 * @param itemCdRepeat what saving a known item code means
 * @param itemCdForm whether an item code must be made of the item's own units
 * @param itemCdSequence whether the number at the end of an item code must be the next one
 * @param itemCdScope what shares one row of item numbers
 * @param items whether goods on a sale, a movement, a purchase or an import must be registered
 * @param classListFirst whether the item classification list must have been fetched before the first movement
 * @param stock whether goods must be on hand for a sale, and a stated quantity must equal the movements
 * @param stockText which of the live texts says that goods are not on hand
 * @param saleMovesStock whether a sale or a credit note changes the stock by itself
 * @param composition whether a component must be on hand, and is used up by being put into an item
 * @param creditBuyer whether a credit note must name the buyer of its original
 * @param creditDate whether a credit note must have its own time
 * @param creditCap whether credit notes together may not exceed their original
 * @param purchaseFeed whether a purchase must be in the feed, with the supplier's own totals
 * @param bodyCopies whether the calls that want PIN and branch in the body too insist on it
 * @param classList which item classification list is served
 * @param corruptAfter the repeated initialisation from which on the device is broken; 0 for never
 * @param viewsPerMinute look-ups of one device per minute before 990; 0 for no limit
 * @param salesListDays the oldest moment, in days before now, for which the list of sales is ready in time; 0 for any
 * @param debitNotes whether a debit note is signed
 */
public record Profile(
        Amounts amounts,
        MovementAmounts movementAmounts,
        Numbers numbers,
        SalePkg salePkg,
        UnusedRate taxRtE,
        Field stockRlsDt,
        Buyer receiptBuyer,
        Repeat repeat,
        Gap invcNoGap,
        Gap sarNoGap,
        Gap purchaseNoGap,
        Scope invcNoScope,
        Scope sarNoScope,
        Scope purchaseNoScope,
        InvcNoText invcNoText,
        ItemCdRepeat itemCdRepeat,
        Rule itemCdForm,
        Rule itemCdSequence,
        ItemCdScope itemCdScope,
        Items items,
        Need classListFirst,
        Rule stock,
        StockText stockText,
        SaleMovesStock saleMovesStock,
        Rule composition,
        Buyer creditBuyer,
        Field creditDate,
        CreditCap creditCap,
        Need purchaseFeed,
        Need bodyCopies,
        ClassList classList,
        long corruptAfter,
        long viewsPerMinute,
        long salesListDays,
        DebitNotes debitNotes) {

    /** Arithmetic of documents (KRA reference 5.3). */
    public enum Amounts {
        CONVENTION_C,
        OFF
    }

    /** Arithmetic of stock movements, when amounts are checked at all (KRA reference 7). */
    public enum MovementAmounts {
        LINES,
        TOTALS
    }

    /** JSON numbers (KRA reference 2). */
    public enum Numbers {
        STRICT,
        LENIENT
    }

    /** Packages of a sale (KRA reference 5.5). */
    public enum SalePkg {
        ONE,
        ANY
    }

    /** Rate of a tax type that is not in use (KRA reference 4). */
    public enum UnusedRate {
        ZERO,
        LISTED
    }

    /** A field that the paper makes optional. */
    public enum Field {
        REQUIRED,
        OPTIONAL
    }

    /** Agreement on the buyer. */
    public enum Buyer {
        MATCH,
        OFF
    }

    /** A number used before (KRA reference 3.3). */
    public enum Repeat {
        /** 994. */
        OVERLAPPED,
        /** The refusal that names the expected number. */
        SEQUENCE
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

    /** The two live texts for a wrong {@code invcNo} (KRA reference 3.2). */
    public enum InvcNoText {
        /** Invalid invcNo sequence, expected: N but found: M. */
        EXPECTED_BUT_FOUND,
        /** Invc No: 8 is invalid, use the expected value: 9. */
        USE_EXPECTED
    }

    /** {@code saveItem} with a code that exists (KRA reference 6). */
    public enum ItemCdRepeat {
        UPDATE,
        REFUSE
    }

    /** A rule that a door may not know. */
    public enum Rule {
        ENFORCED,
        OFF
    }

    /** Whose items share a counter (KRA reference 6). */
    public enum ItemCdScope {
        PIN,
        /** Everything before the number: country, type and units. */
        PREFIX
    }

    /** Registration of goods. */
    public enum Items {
        REGISTERED,
        OFF
    }

    /** Something that must have happened or must be there. */
    public enum Need {
        REQUIRED,
        OFF
    }

    /** The two live texts for goods that are not on hand (KRA reference 3.2). */
    public enum StockText {
        /** Names the item. */
        STOCK_MASTER,
        /** Names none. */
        STOCK_SECTION
    }

    /** What nobody knows: whether KRA deducts what is sold (KRA reference 7). */
    public enum SaleMovesStock {
        ON,
        OFF
    }

    /** Sum of the credit notes of one original (KRA reference 9). */
    public enum CreditCap {
        CAPPED,
        /** The same, and at most two notes within six months. */
        CAPPED_TWO_IN_SIX_MONTHS,
        OFF
    }

    /** The receipt type is on KRA's list, and nobody was seen using it (KRA reference 9). */
    public enum DebitNotes {
        REFUSE,
        /** Signed when it names a sale; nothing else is asked of it. */
        ACCEPT
    }

    /** The item classification list (KRA reference 6). */
    public enum ClassList {
        /** As in production: some twenty thousand rows on four levels. */
        LARGE,
        /** As on the sandbox gateway: 26 rows, all of level 0. */
        SANDBOX
    }
}
