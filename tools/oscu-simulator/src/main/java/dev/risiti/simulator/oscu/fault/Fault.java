package dev.risiti.simulator.oscu.fault;

import org.jspecify.annotations.Nullable;

/**
 * An order to misbehave.
 *
 * @param call the call to strike, {@code *} for every one
 * @param tin only requests of this PIN; null for all
 * @param bhfId only requests of this branch; null for all
 * @param commit whether a struck request takes effect all the same
 * @param millis delay of SLOW; null for the setting slowMillis
 * @param times how many more requests it strikes
 */
public record Fault(
        FaultKind fault,
        String call,
        @Nullable String tin,
        @Nullable String bhfId,
        boolean commit,
        @Nullable Long millis,
        int times) {
    /** The call name that means every call. */
    public static final String ANY = "*";

    boolean strikes(String requestCall, @Nullable String requestTin, @Nullable String requestBhfId) {
        return (call.equals(ANY) || call.equals(requestCall))
                && (tin == null || tin.equals(requestTin))
                && (bhfId == null || bhfId.equals(requestBhfId));
    }

    Fault once() {
        return new Fault(fault, call, tin, bhfId, commit, millis, times - 1);
    }
}
