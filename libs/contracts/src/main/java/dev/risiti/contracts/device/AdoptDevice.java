package dev.risiti.contracts.device;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.AbsentMeans;
import dev.risiti.contracts.value.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a device that was initialised before, elsewhere.
 *
 * @param keyReference names a communication key that was entered over HTTPS
 * @param lastInvoiceNumber the last {@code invcNo} that KRA accepted; 0 when none
 * @param lastStockMovementNumber the last {@code sarNo}; 0 when none
 * @param lastPurchaseNumber the last {@code invcNo} of a purchase, a counter of its own; 0 when none
 * @param openingStock what KRA has of each item at the device; null when nothing is known
 */
public record AdoptDevice(
        String tenantId,
        String deviceId,
        String keyReference,
        String controlUnitId,
        long lastInvoiceNumber,
        long lastStockMovementNumber,
        @AbsentMeans("0") Long lastPurchaseNumber,
        @Nullable List<OpeningStock> openingStock)
        implements DeviceCommand {
    public AdoptDevice {
        Check.text("tenantId", tenantId, 64);
        Check.text("deviceId", deviceId, 64);
        Check.text("keyReference", keyReference, 64);
        Check.text("controlUnitId", controlUnitId, 18);
        Check.atLeast("lastInvoiceNumber", lastInvoiceNumber, 0L);
        Check.atLeast("lastStockMovementNumber", lastStockMovementNumber, 0L);
        lastPurchaseNumber = Check.atLeast("lastPurchaseNumber", Check.absentMeans(0L, lastPurchaseNumber), 0L);
        openingStock = openingStock == null ? null : List.copyOf(openingStock);
    }

    /** Without opening stock. */
    public AdoptDevice(
            String tenantId,
            String deviceId,
            String keyReference,
            String controlUnitId,
            long lastInvoiceNumber,
            long lastStockMovementNumber,
            Long lastPurchaseNumber) {
        this(
                tenantId,
                deviceId,
                keyReference,
                controlUnitId,
                lastInvoiceNumber,
                lastStockMovementNumber,
                lastPurchaseNumber,
                null);
    }

    @Override
    public EventType eventType() {
        return EventType.ADOPT_DEVICE;
    }

    @Override
    public String key() {
        return deviceId;
    }
}
