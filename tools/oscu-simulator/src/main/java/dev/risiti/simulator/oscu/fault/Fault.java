package dev.risiti.simulator.oscu.fault;

import dev.risiti.simulator.oscu.rule.Door;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An order to misbehave.
 *
 * @param call the call to strike, {@code *} for every one, {@code token} for the gateway's token
 * @param tin only requests of this PIN; null for all
 * @param bhfId only requests of this branch; null for all
 * @param commit whether a struck request takes effect all the same
 * @param millis delay of SLOW; null for the setting slowMillis
 * @param times how many more requests it strikes
 * @param door only requests through this door; null for both
 * @param resultCd the code of RESULT_CODE
 * @param until when the order ends; null when its number of times ends it
 * @param skip how many fitting requests it lets pass first
 * @param percent how many of a hundred fitting requests it strikes after that
 * @param seed what decides which ones: the same seed strikes the same requests of a run
 * @param seen fitting requests so far
 */
public record Fault(
        FaultKind fault,
        String call,
        @Nullable String tin,
        @Nullable String bhfId,
        boolean commit,
        @Nullable Long millis,
        int times,
        @Nullable Door door,
        @Nullable String resultCd,
        @Nullable Instant until,
        long skip,
        int percent,
        long seed,
        long seen) {
    /** The call name that means every call. */
    public static final String ANY = "*";

    /** The call name of the gateway's token endpoint. */
    public static final String TOKEN = "token";

    private static final int ALL = 100;

    /** Whatever stands before KRA gives up waiting for this one request. */
    public static Fault timeOut(String call) {
        return new Fault(FaultKind.HTTP_504, call, null, null, false, null, 1, null, null, null, 0, ALL, 0, 0);
    }

    boolean fits(Door requestDoor, String requestCall, @Nullable String requestTin, @Nullable String requestBhfId) {
        return (door == null || door == requestDoor)
                && (call.equals(ANY) || call.equals(requestCall))
                && (tin == null || tin.equals(requestTin))
                && (bhfId == null || bhfId.equals(requestBhfId));
    }

    /** Whether the next fitting request is one to strike. */
    boolean strikesNext() {
        return seen >= skip && (percent == ALL || new SplittableRandom(seed + seen).nextInt(ALL) < percent);
    }

    /** The order after a fitting request that it struck or let pass; null when it is used up. */
    @Nullable
    Fault next(boolean struck) {
        int left = struck ? times - 1 : times;
        return left == 0
                ? null
                : new Fault(
                        fault, call, tin, bhfId, commit, millis, left, door, resultCd, until, skip, percent, seed,
                        seen + 1);
    }

    boolean over(Instant now) {
        return until != null && !until.isAfter(now);
    }
}
