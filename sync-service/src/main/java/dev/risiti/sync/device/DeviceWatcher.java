package dev.risiti.sync.device;

import dev.risiti.contracts.device.DeviceStatus;
import java.util.List;

/** Wants to know when devices get on. */
public interface DeviceWatcher {

    /** In the transaction that stored it: these devices changed and have their key. */
    void devicesChanged(List<DeviceStatus> devices);

    /** That transaction is committed. */
    void devicesStored();
}
