package dev.risiti.bench.load;

/**
 * One device of the bench, at a taxpayer of its own.
 *
 * @param index its place in the fleet, from 0
 */
public record Lane(int index, String deviceId, String pin) {
    static Lane of(int index) {
        String pin = "P%09dB".formatted(index);
        return new Lane(index, "bench-" + pin, pin);
    }
}
