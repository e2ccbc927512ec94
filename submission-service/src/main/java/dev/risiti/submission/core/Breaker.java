package dev.risiti.submission.core;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast calls may go to one front door of KRA. Pure: time comes in, nothing waits.
 *
 * <pre>
 *           many failures in a row            an answer
 *  CLOSED ───────────────────────▶ OPEN ───────────────▶ DRAINING ──▶ CLOSED
 *  (no limit)                      (a few probes) ◀────── (bounded)   the backlog is gone
 *                                          many failures in a row
 * </pre>
 */
public final class Breaker {
    private final Rates rates;
    private State state = State.CLOSED;
    private int failures;
    private double tokens;
    private Instant refilled = Instant.EPOCH;

    /**
     * Its limits.
     *
     * @param failures in a row that open it
     * @param probesPerSecond while it is open
     * @param drainPerSecond while the backlog of an outage is worked off
     */
    public record Rates(int failures, double probesPerSecond, double drainPerSecond) {}

    /** Whether calls are limited. */
    public enum State {
        CLOSED,
        OPEN,
        DRAINING
    }

    public Breaker(Rates rates) {
        this.rates = rates;
    }

    /** Whether a call may start now; each yes counts against the limit. */
    public synchronized boolean admits(Instant now) {
        return switch (state) {
            case CLOSED -> true;
            case OPEN -> token(rates.probesPerSecond(), now);
            case DRAINING -> token(rates.drainPerSecond(), now);
        };
    }

    /** KRA answered, whatever it said. */
    public synchronized void answered(Instant now) {
        failures = 0;
        if (state == State.OPEN) {
            become(State.DRAINING, now);
        }
    }

    /** A call brought no answer. */
    public synchronized void failed(Instant now) {
        failures++;
        if (failures >= rates.failures() && state != State.OPEN) {
            become(State.OPEN, now);
        }
    }

    /** Nothing is left to do that an outage piled up. */
    public synchronized void drained(Instant now) {
        if (state == State.DRAINING) {
            become(State.CLOSED, now);
        }
    }

    public synchronized State state() {
        return state;
    }

    private void become(State next, Instant now) {
        state = next;
        tokens = 1;
        refilled = now;
    }

    private boolean token(double perSecond, Instant now) {
        // At most a second's worth is saved up: a pause is no right to a burst.
        double gained = Duration.between(refilled, now).toNanos() / 1e9 * perSecond;
        tokens = Math.min(Math.max(1, perSecond), tokens + gained);
        refilled = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
