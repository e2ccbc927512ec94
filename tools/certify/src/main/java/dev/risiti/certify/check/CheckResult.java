package dev.risiti.certify.check;

import dev.risiti.certify.evidence.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one check came to, with everything that was sent for it. */
public record CheckResult(Check check, Verdict verdict, Instant startedAt, Duration took, List<Exchange> exchanges) {
    public CheckResult {
        exchanges = List.copyOf(exchanges);
    }

    /** Whether the certification may still pass: nothing failed, nothing is missing. */
    public boolean good() {
        return verdict.settles();
    }
}
