package dev.risiti.lineage.device;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Solution;
import dev.risiti.lineage.check.Taxpayer;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The devices this service has heard of; called within a transaction. */
@ApplicationScoped
public class Devices implements PanacheRepositoryBase<Device, String> {

    /** Keeps the status if it is newer than what is known. */
    public void learn(DeviceStatus status) {
        Device known = findById(status.deviceId());
        if (known == null) {
            persist(new Device(status));
        } else {
            known.become(status);
        }
    }

    /** Whose device it is; nothing when the device is not known, or is another tenant's. */
    public Optional<Taxpayer> taxpayer(String tenantId, String deviceId) {
        return findByIdOptional(deviceId)
                .filter(device -> device.tenantId().equals(tenantId))
                .map(Device::taxpayer);
    }

    /** The device of that solution at that branch; unique by design section 2. */
    public Optional<String> deviceId(String tenantId, Taxpayer owner, String branchId, Solution solution) {
        return find(
                        "tenantId = ?1 and environment = ?2 and pin = ?3 and branchId = ?4 and solution = ?5",
                        tenantId,
                        owner.environment(),
                        owner.pin(),
                        branchId,
                        solution)
                .firstResultOptional()
                .map(Device::deviceId);
    }
}
