package dev.risiti.simulator.oscu.call;

import org.jspecify.annotations.Nullable;

/** Who calls: the three things every call but the first must show (KRA reference 1.2). */
public record Caller(
        @Nullable String tin,
        @Nullable String bhfId,
        @Nullable String cmcKey) {
    @Override
    public String toString() {
        return "Caller[tin=" + tin + ", bhfId=" + bhfId + "]";
    }
}
