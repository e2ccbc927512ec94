package dev.risiti.submission.counter;

import dev.risiti.contracts.device.Environment;

/**
 * A device's counter of which nobody knows yet whether its taxpayer's other branches share it.
 *
 * @param own the device's counter
 */
public record ScopeQuestion(Counter own, Environment environment, String pin, String branchId) {
    /** The counter that the branches would share. Its row is the lock under which they go one at a time. */
    public Counter taxpayer() {
        return Counter.ofTaxpayer(environment, pin, own.name());
    }
}
