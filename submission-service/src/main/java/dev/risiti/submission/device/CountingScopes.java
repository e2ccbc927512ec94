package dev.risiti.submission.device;

import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** For whom KRA counts the numbers of a device: what is configured, else what was found out. */
@ApplicationScoped
public class CountingScopes {
    private final SubmissionConfig.Counters configured;

    CountingScopes(SubmissionConfig config) {
        this.configured = config.counters();
    }

    /** The scope of one of its numbers. */
    public CounterScope of(Device device, Counter.Name name) {
        return configured(name).orElseGet(() -> device.scope(name));
    }

    private Optional<CounterScope> configured(Counter.Name name) {
        return switch (name) {
            case INVOICE -> configured.invoice();
            case STOCK_MOVEMENT -> configured.stockMovement();
            case PURCHASE -> configured.purchase();
            case ITEM_CODE -> Optional.of(CounterScope.TAXPAYER);
        };
    }
}
