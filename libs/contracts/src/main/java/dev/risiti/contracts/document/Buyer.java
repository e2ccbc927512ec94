package dev.risiti.contracts.document;

import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Who buys. A name is always there, for a walk-in customer too: KRA cannot credit a sale without one.
 *
 * @param pin KRA PIN, when the buyer gave it
 */
public record Buyer(
        String name, @Nullable String pin, @Nullable String phone) {
    public Buyer {
        Check.text("name", name, 60);
        Check.optionalPin("pin", pin);
        Check.optionalText("phone", phone, 20);
    }
}
