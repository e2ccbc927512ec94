package dev.risiti.submission.intake;

import dev.risiti.contracts.device.Adoption;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.counter.CounterTable;
import jakarta.enterprise.context.ApplicationScoped;

/** A device that was used elsewhere before: its counters go on where they stood. */
@ApplicationScoped
class Adoptions {
    private final CounterTable counters;
    private final SubmissionConfig.Counters scopes;

    Adoptions(CounterTable counters, SubmissionConfig config) {
        this.counters = counters;
        this.scopes = config.counters();
    }

    /** Sets the counters of an adopted device; those that counted further already stay as they are. */
    void adopt(DeviceStatus status) {
        Adoption adoption = status.adoption();
        if (adoption != null) {
            start(status, scopes.invoice(), Counter.Name.INVOICE, adoption.lastInvoiceNumber());
            start(status, scopes.stockMovement(), Counter.Name.STOCK_MOVEMENT, adoption.lastStockMovementNumber());
            start(status, scopes.purchase(), Counter.Name.PURCHASE, adoption.lastPurchaseNumber());
        }
    }

    private void start(DeviceStatus status, CounterScope scope, Counter.Name name, long last) {
        Counter counter = switch (scope) {
            case DEVICE -> Counter.ofDevice(status.deviceId(), name);
            case TAXPAYER -> Counter.ofTaxpayer(status.environment(), status.pin(), name);
        };
        counters.startAfter(counter, last);
    }
}
