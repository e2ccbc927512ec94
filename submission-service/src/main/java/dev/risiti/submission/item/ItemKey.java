package dev.risiti.submission.item;

import dev.risiti.contracts.device.Environment;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.WakeKey;

/** An item of a taxpayer, by the id that its source gives it. */
public record ItemKey(Environment environment, String pin, String source, String sourceItemId)
        implements Comparable<ItemKey> {

    public static ItemKey of(Device device, String source, String sourceItemId) {
        return new ItemKey(device.environment(), device.pin(), source, sourceItemId);
    }

    /** What documents wait for that need the item registered. */
    public String wakeKey() {
        return WakeKey.item(environment, pin, source, sourceItemId);
    }

    /** What its registration waits for while nobody knows whether KRA's list has it. */
    public String linkKey() {
        return WakeKey.link(environment, pin, source, sourceItemId);
    }

    @Override
    public int compareTo(ItemKey other) {
        return wakeKey().compareTo(other.wakeKey());
    }
}
