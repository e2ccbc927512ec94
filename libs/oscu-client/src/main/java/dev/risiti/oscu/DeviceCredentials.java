package dev.risiti.oscu;

import java.util.regex.Pattern;

/**
 * What identifies a device to KRA on every call but initialisation, and the route its calls take.
 *
 * @param tin taxpayer PIN
 * @param bhfId branch, two digits
 * @param cmcKey communication key; secret
 */
public record DeviceCredentials(String tin, String bhfId, String cmcKey, Route route) {
    /** What an HTTP header takes as it stands; anything else would fail in the HTTP client, key in the message. */
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]+");

    public DeviceCredentials {
        requireHeaderValue("PIN", tin);
        requireHeaderValue("branch", bhfId);
        requireHeaderValue("communication key", cmcKey);
    }

    /** A device behind the direct door. */
    public DeviceCredentials(String tin, String bhfId, String cmcKey) {
        this(tin, bhfId, cmcKey, Route.DIRECT);
    }

    private static void requireHeaderValue(String what, String value) {
        if (!HEADER_VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " is blank or holds characters that no header can carry");
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "DeviceCredentials[tin=" + tin + ", bhfId=" + bhfId + ", route=" + route + "]";
    }
}
