package dev.risiti.certify.endpoint;

import java.util.OptionalLong;

/**
 * The last numbers a device has used. One that is not given is asked for where KRA has a look-up, and taken for 0
 * elsewhere.
 *
 * @param invoice last {@code invcNo}
 * @param movement last {@code sarNo}; KRA has no look-up for it
 * @param purchase last {@code invcNo} of a purchase; KRA has no look-up for it
 * @param item last running number inside an {@code itemCd} of the PIN
 */
public record LastNumbers(OptionalLong invoice, OptionalLong movement, OptionalLong purchase, OptionalLong item) {
    /** Nothing is known. */
    public static final LastNumbers NONE =
            new LastNumbers(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
