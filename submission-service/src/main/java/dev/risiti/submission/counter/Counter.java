package dev.risiti.submission.counter;

import dev.risiti.contracts.device.Environment;

/**
 * One gap-free counter at KRA.
 *
 * @param scope what it counts for
 * @param name KRA's name of the number
 */
public record Counter(String scope, String name) {

    /** Sales and credit notes of a device share it. */
    public static Counter invoices(String deviceId) {
        return new Counter("device/" + deviceId, "invcNo");
    }

    public static Counter stockMovements(String deviceId) {
        return new Counter("device/" + deviceId, "sarNo");
    }

    /** Running number inside item codes; it counts per PIN. */
    public static Counter itemCodes(Environment environment, String pin) {
        return new Counter("taxpayer/" + environment + "/" + pin, "itemCd");
    }
}
