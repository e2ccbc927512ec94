package dev.risiti.credential.device;

import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.credential.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices. */
@ApplicationScoped
public class DeviceRepository implements PanacheRepositoryBase<Device, String> {

    Optional<Device> registered(RegisterDevice as) {
        return find(
                        "environment = ?1 and pin = ?2 and branchId = ?3 and solution = ?4",
                        as.environment(),
                        as.pin(),
                        as.branchId(),
                        as.solution())
                .firstResultOptional();
    }

    /** @throws Refusal {@code DEVICE_UNKNOWN} */
    public Device known(String deviceId) {
        return findByIdOptional(deviceId).orElseThrow(() -> unknown(deviceId));
    }

    /** Keeps its row locked until the transaction ends. */
    Device locked(String deviceId) {
        Device device = known(deviceId);
        // Locking a row that was read before would keep what was read before.
        getEntityManager().refresh(device, LockModeType.PESSIMISTIC_WRITE);
        return device;
    }

    /** In the order of their ids, from the one after {@code after} on. */
    List<Device> page(@Nullable String tenantId, String after, int limit) {
        return (tenantId == null
                        ? find("deviceId > ?1", Sort.by("deviceId"), after)
                        : find("deviceId > ?1 and tenantId = ?2", Sort.by("deviceId"), after, tenantId))
                .page(0, limit)
                .list();
    }

    /** Which of these ids are devices of the tenant. */
    public List<String> ofTenant(String tenantId, List<String> deviceIds) {
        return find("tenantId = ?1 and deviceId in ?2", tenantId, deviceIds).stream()
                .map(Device::deviceId)
                .toList();
    }

    static Refusal unknown(String deviceId) {
        return Refusal.unknown(
                "DEVICE_UNKNOWN",
                "deviceId",
                deviceId,
                "There is no such device; register it first and take its id from risiti.devices.v1.");
    }
}
