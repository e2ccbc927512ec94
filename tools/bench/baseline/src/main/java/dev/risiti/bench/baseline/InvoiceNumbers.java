package dev.risiti.bench.baseline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The next number of each device, kept in memory and read from the table once: the cheapest way there is. */
@ApplicationScoped
class InvoiceNumbers {
    private final ReceiptTable receipts;
    private final Map<String, Long> last = new ConcurrentHashMap<>();

    InvoiceNumbers(ReceiptTable receipts) {
        this.receipts = receipts;
    }

    /** The consumer never asks twice at once for one device: its records come one after another. */
    long next(String deviceId) {
        Long known = last.get(deviceId);
        return (known == null ? receipts.lastNumber(deviceId) : known) + 1;
    }

    void used(String deviceId, long number) {
        last.put(deviceId, number);
    }
}
