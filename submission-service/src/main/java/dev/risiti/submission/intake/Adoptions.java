package dev.risiti.submission.intake;

import dev.risiti.contracts.device.Adoption;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.device.CountingScopes;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.device.DeviceTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/** A device that was used elsewhere before: its counters go on where they stood. */
@ApplicationScoped
class Adoptions {
    private final CounterTable counters;
    private final DeviceTable devices;
    private final CountingScopes scopes;

    Adoptions(CounterTable counters, DeviceTable devices, CountingScopes scopes) {
        this.counters = counters;
        this.devices = devices;
        this.scopes = scopes;
    }

    /** Sets the counters of an adopted device that is stored; those that counted further already stay as they are. */
    void adopt(DeviceStatus status) {
        Adoption adoption = status.adoption();
        if (adoption != null) {
            Device device = Objects.requireNonNull(
                    devices.find(List.of(status.deviceId())).get(status.deviceId()));
            start(device, Counter.Name.INVOICE, adoption.lastInvoiceNumber());
            start(device, Counter.Name.STOCK_MOVEMENT, adoption.lastStockMovementNumber());
            start(device, Counter.Name.PURCHASE, adoption.lastPurchaseNumber());
        }
    }

    private void start(Device device, Counter.Name name, long last) {
        counters.startAfter(
                scopes.of(device, name).counter(device.deviceId(), device.environment(), device.pin(), name), last);
    }
}
