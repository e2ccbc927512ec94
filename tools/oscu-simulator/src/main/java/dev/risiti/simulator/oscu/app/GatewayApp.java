package dev.risiti.simulator.oscu.app;

/** A registration at the gateway: consumer key, consumer secret, and the id that goes into {@code apigee_app_id}. */
public record GatewayApp(String clientId, String clientSecret, String appId) {
    @Override
    public String toString() {
        return "GatewayApp[clientId=" + clientId + ", appId=" + appId + "]";
    }
}
