package dev.risiti.sync.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.result.Reason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which device may carry which document. */
public final class DeviceRules {
    private DeviceRules() {}

    /** Why the document cannot be published under its device; empty when it can. */
    public static Optional<Reason> refusal(FiscalDocument document, @Nullable Device device) {
        if (device == null) {
            return Optional.of(Reason.of(
                    "DEVICE_UNKNOWN",
                    "Device %s is not known here; register it, or correct the book's mapping."
                            .formatted(document.deviceId())));
        }
        if (!device.tenantId().equals(document.tenantId())) {
            return Optional.of(Reason.of(
                    "DEVICE_OF_ANOTHER_TENANT",
                    "Device %s belongs to another customer; correct the book's mapping."
                            .formatted(document.deviceId())));
        }
        if (device.state() == DeviceState.REMOVED) {
            return Optional.of(Reason.of(
                    "DEVICE_REMOVED",
                    "Device %s is removed; correct the book's mapping.".formatted(document.deviceId())));
        }
        if (document.kind() == DocumentKind.SALE && device.solution() != Solution.OSCU) {
            return Optional.of(Reason.of(
                    "DEVICE_NOT_OURS",
                    "Device %s issues through %s, so the sale must be raised there."
                            .formatted(document.deviceId(), device.solution())));
        }
        return Optional.empty();
    }
}
