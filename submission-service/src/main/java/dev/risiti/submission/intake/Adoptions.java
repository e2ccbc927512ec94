package dev.risiti.submission.intake;

import dev.risiti.contracts.device.Adoption;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.OpeningStock;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.device.CountingScopes;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.item.TakeoverTable;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.stock.StockTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A device that was used elsewhere before: its counters go on where they stood, its items and stock are taken over. */
@ApplicationScoped
class Adoptions {
    private final CounterTable counters;
    private final DeviceTable devices;
    private final CountingScopes scopes;
    private final TakeoverTable takeovers;
    private final LaneTable lanes;
    private final StockTable stock;

    Adoptions(
            CounterTable counters,
            DeviceTable devices,
            CountingScopes scopes,
            TakeoverTable takeovers,
            LaneTable lanes,
            StockTable stock) {
        this.counters = counters;
        this.devices = devices;
        this.scopes = scopes;
        this.takeovers = takeovers;
        this.lanes = lanes;
        this.stock = stock;
    }

    /**
     * Sets the counters of an adopted device that is stored, where they have not counted further already, and once per
     * adoption its opening stock; asks for its item list. The taxpayer's item lane exists.
     */
    void adopt(DeviceStatus status) {
        Adoption adoption = status.adoption();
        if (adoption != null) {
            Device device = Objects.requireNonNull(
                    devices.find(List.of(status.deviceId())).get(status.deviceId()));
            start(device, Counter.Name.INVOICE, adoption.lastInvoiceNumber());
            start(device, Counter.Name.STOCK_MOVEMENT, adoption.lastStockMovementNumber());
            start(device, Counter.Name.PURCHASE, adoption.lastPurchaseNumber());
            if (takeovers.ask(status.deviceId(), adoption.adoptedAt())) {
                // Until KRA's list is there nobody knows which items are new; what is undecided is still resolved.
                lanes.holdUnlessHeld(LaneScope.ofItems(status.environment(), status.pin()), TakeoverTable.HOLD);
                stock.open(opening(status.deviceId(), adoption));
            }
        }
    }

    private static List<StockTable.Booking> opening(String deviceId, Adoption adoption) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        for (OpeningStock line : Objects.requireNonNullElse(adoption.openingStock(), List.<OpeningStock>of())) {
            quantities.merge(line.itemCode(), line.quantity(), BigDecimal::add);
        }
        return quantities.entrySet().stream()
                .map(entry -> new StockTable.Booking(deviceId, entry.getKey(), entry.getValue()))
                .toList();
    }

    private void start(Device device, Counter.Name name, long last) {
        counters.startAfter(
                scopes.of(device, name).counter(device.deviceId(), device.environment(), device.pin(), name), last);
    }
}
