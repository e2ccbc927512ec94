package dev.risiti.oscu.outcome;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;

/** How an unknown outcome is resolved: a table of call and front door (design section 5). */
public sealed interface UnknownResolution {
    /** Why this way. */
    String reason();

    /** Ask KRA; adopt when found and equal, resend the same number and bytes when absent twice. */
    record LookUp(OscuCall with, String reason) implements UnknownResolution {}

    /** Send the same number and bytes again: KRA refuses a number it holds, so its answer tells. */
    record SequenceProbe(String reason) implements UnknownResolution {}

    /** Send the same bytes again: doing it twice is doing it once. */
    record Idempotent(String reason) implements UnknownResolution {}

    /** A person decides. */
    record Person(String reason) implements UnknownResolution {}

    /** The row of the table. */
    static UnknownResolution of(OscuCall call, FrontDoor door) {
        return switch (call) {
            case SELECT_INIT_OSDC_INFO ->
                new Person("the key is handed out once, and repeating the call has corrupted devices");
            case SAVE_TRNS_SALES_OSDC -> lookUp(call, "an invoice can be looked up by its number");
            case SAVE_ITEM -> lookUp(call, "the item list shows whether the code exists");
            case UPDATE_IMPORT_ITEM ->
                lookUp(call, "the import list shows the line's status, some time after it changed");
            case INSERT_STOCK_IO ->
                switch (door) {
                    case DIRECT ->
                        new SequenceProbe("no look-up shows own movements; a movement number in use is answered 994");
                    case GATEWAY ->
                        new SequenceProbe(
                                "no look-up shows own movements; a used number is refused with the expected one");
                };
            case INSERT_TRNS_PURCHASE ->
                switch (door) {
                    case DIRECT ->
                        new SequenceProbe("no look-up shows own purchases; a purchase number in use is answered 994");
                    case GATEWAY ->
                        new Person("no look-up shows own purchases, and no refusal of a repeated number is known here");
                };
            case SAVE_ITEM_COMPOSITION ->
                new Person("no look-up shows compositions, and saving one has moved KRA's stock by itself");
            case SAVE_STOCK_MASTER -> new Idempotent("the quantity on hand is absolute");
            case SAVE_BHF_CUSTOMER -> new Idempotent("saving the same customer again changes nothing");
            case SAVE_BHF_USER -> new Idempotent("saving the same user again changes nothing");
            case SAVE_BHF_INSURANCE -> new Idempotent("saving the same scheme again changes nothing");
            case SELECT_CODE_LIST,
                    SELECT_ITEM_CLS_LIST,
                    SELECT_BHF_LIST,
                    SELECT_NOTICE_LIST,
                    SELECT_CUSTOMER,
                    SELECT_TAXPAYER_INFO,
                    SELECT_CUSTOMER_LIST,
                    SELECT_ITEM_LIST,
                    SELECT_IMPORT_ITEM_LIST,
                    SELECT_INVOICE_DETAILS,
                    SELECT_TRNS_SALES_LIST,
                    SELECT_TRNS_PURCHASE_SALES_LIST,
                    SELECT_STOCK_MOVE_LIST -> new Idempotent("asking changes nothing");
        };
    }

    private static UnknownResolution lookUp(OscuCall call, String reason) {
        return new LookUp(call.lookUp().orElseThrow(), reason);
    }
}
