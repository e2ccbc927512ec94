package dev.risiti.sync.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** The copied devices. */
@ApplicationScoped
public class Devices implements PanacheRepositoryBase<Device, String> {

    /** States in which KRA answers a device: it has its key. */
    private static final Set<DeviceState> WITH_KEY =
            Set.of(DeviceState.INITIALISED, DeviceState.BASIC_DATA_SYNCED, DeviceState.ACTIVE);

    /** In the running transaction: takes a status over unless a newer one is known; whether anything changed. */
    boolean store(DeviceStatus status) {
        Device known = findById(status.deviceId());
        if (known == null) {
            persist(new Device(status));
            return true;
        }
        return known.update(status);
    }

    /** Whether KRA answers this device by now. */
    public static boolean hasKey(DeviceState state, Solution solution) {
        return solution == Solution.OSCU && WITH_KEY.contains(state);
    }

    /** Our devices of an environment through which KRA can be asked, those in use first. */
    public List<Device> withKey(Environment environment) {
        return list(
                "environment = ?1 and solution = ?2 and state in ?3 order by state, deviceId",
                environment,
                Solution.OSCU,
                WITH_KEY);
    }

    /** Our devices of a taxpayer through which KRA can be asked, those in use first. */
    public List<Device> withKey(Environment environment, String pin) {
        return list(
                "environment = ?1 and pin = ?2 and solution = ?3 and state in ?4 order by state, deviceId",
                environment,
                pin,
                Solution.OSCU,
                WITH_KEY);
    }

    /** Devices that wait for the code lists. */
    public List<Device> waitingForBasicData(Environment environment) {
        return list(
                "environment = ?1 and solution = ?2 and state = ?3",
                environment,
                Solution.OSCU,
                DeviceState.INITIALISED);
    }
}
