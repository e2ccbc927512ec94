package dev.risiti.sync.poll;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.sync.device.Device;
import dev.risiti.sync.lease.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A list of KRA that is polled: one row of its table is one poll.
 *
 * @param <T> KRA's answer
 */
public interface PollKind<T> {

    /** For logs. */
    String name();

    PollTable polls();

    /** How many polls of this kind are in work at a time on one node: each holds a whole answer in memory. */
    int atOnce();

    /** In the transaction that stores these devices, which have their keys: makes due what they wait for. */
    void devicesChanged(List<DeviceStatus> devices);

    /** In a transaction: the devices that may ask for this poll, in order of preference. */
    List<Device> devices(String poll);

    Lookup<T> ask(OscuLookups kra, DeviceCredentials device, Instant since);

    /**
     * Stores and publishes what changed, settles the poll in the last transaction that does so, and nothing once the
     * lease is another node's.
     *
     * @param answer empty when KRA has nothing new
     * @param resultAt KRA's time of the answer, the next watermark
     */
    void store(Lease<String> lease, Progress before, Optional<T> answer, @Nullable Instant resultAt);
}
