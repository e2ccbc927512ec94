package dev.risiti.submission.document;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.TaxType;

/** Names what a document waits for; whoever provides it wakes all documents of that name. */
public final class WakeKey {
    private WakeKey() {}

    public static String item(Environment environment, String pin, String source, String sourceItemId) {
        return "item/" + environment + "/" + pin + "/" + source + "/" + sourceItemId;
    }

    /** What a person says about an item that KRA's list may have. */
    public static String link(Environment environment, String pin, String source, String sourceItemId) {
        return "link/" + environment + "/" + pin + "/" + source + "/" + sourceItemId;
    }

    public static String stock(String deviceId, String itemCode) {
        return "stock/" + deviceId + "/" + itemCode;
    }

    /** Any stock that came in at a device's branch and that KRA has on its list: movement and stock master. */
    public static String anyStock(String deviceId) {
        return "stock/" + deviceId;
    }

    public static String taxRate(Environment environment, TaxType type) {
        return "tax/" + environment + "/" + type;
    }

    /** A counter that another document's undecided number stands on. */
    public static String counter(String scope, String name) {
        return "counter/" + scope + "/" + name;
    }

    /** Nothing but time: until the document's due. */
    public static String time() {
        return "time";
    }

    /** Only a new revision helps. */
    public static String revision() {
        return "revision";
    }

    /** Only a person helps. */
    public static String person() {
        return "person";
    }
}
