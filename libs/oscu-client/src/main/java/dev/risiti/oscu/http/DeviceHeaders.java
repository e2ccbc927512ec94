package dev.risiti.oscu.http;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.json.KraJson;
import org.jspecify.annotations.Nullable;

/** The headers that name a device; each may be absent. */
record DeviceHeaders(
        @Nullable String tin,
        @Nullable String bhfId,
        @Nullable String cmcKey) {
    static final DeviceHeaders NONE = new DeviceHeaders(null, null, null);

    static DeviceHeaders of(DeviceCredentials device) {
        return new DeviceHeaders(device.tin(), device.bhfId(), device.cmcKey());
    }

    /** PIN and branch as the body says them: an initialisation at the gateway, which has no key yet. */
    static DeviceHeaders ofBody(OscuRequest request) {
        var body = KraJson.parse(request.body()).orElse(KraJson.EMPTY);
        return new DeviceHeaders(body.text("tin"), body.text("bhfId"), null);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "DeviceHeaders[tin=" + tin + ", bhfId=" + bhfId + "]";
    }
}
