package dev.risiti.oscu;

import java.util.regex.Pattern;

/**
 * An application registered at KRA's gateway and subscribed to its OSCU product. It serves many devices; several may be
 * used side by side. Two that are equal share their token, so one whose secret was changed gets a token of its own.
 *
 * @param consumerSecret secret
 * @param appId the UUID that the portal shows as the app's id; not the consumer key
 */
public record GatewayApp(String consumerKey, String consumerSecret, String appId) {
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]+");

    public GatewayApp {
        if (consumerKey.isBlank() || consumerKey.contains(":") || consumerSecret.isBlank()) {
            throw new IllegalArgumentException("the gateway app's key and secret must be given, the key without ':'");
        }
        if (!HEADER_VALUE.matcher(appId).matches()) {
            throw new IllegalArgumentException("the gateway app's id must be given, without blanks");
        }
    }

    /** Without key and secret. */
    @Override
    public String toString() {
        return "GatewayApp[appId=" + appId + "]";
    }
}
