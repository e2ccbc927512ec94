package dev.risiti.sync.device;

import dev.risiti.contracts.device.Environment;
import java.util.Set;

/** Wants to know when devices get on. */
public interface DeviceWatcher {

    /** In the transaction that stored it: devices of these environments changed and have their key. */
    void devicesChanged(Set<Environment> environments);

    /** That transaction is committed. */
    void devicesStored();
}
