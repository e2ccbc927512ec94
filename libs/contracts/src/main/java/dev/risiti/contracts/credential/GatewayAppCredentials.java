package dev.risiti.contracts.credential;

import dev.risiti.contracts.device.Environment;

/**
 * The integrator's app at KRA's gateway; one app serves many devices.
 *
 * @param name ours, by which devices name it
 * @param clientId the app's consumer key, half of what its tokens are asked for with
 * @param clientSecret the other half; a secret
 * @param appId {@code apigee_app_id}; not the client id
 */
public record GatewayAppCredentials(
        String name, Environment environment, String clientId, String clientSecret, String appId) {

    @Override
    public String toString() {
        return "GatewayAppCredentials[name=" + name + ", environment=" + environment + ", secret hidden]";
    }
}
