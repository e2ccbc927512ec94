package dev.risiti.submission.referee;

import com.sun.net.httpserver.HttpServer;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.event.EventJson;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Speaks credential-service's internal API on the wire, for devices that a test installed at the simulator. */
public final class KeyService implements QuarkusTestResourceLifecycleManager {
    private HttpServer server;

    /** From now on this device has these credentials. */
    public static void put(DeviceCredentials credentials) {
        shared().put(credentials.deviceId(), credentials);
    }

    /** What a device has now. */
    public static DeviceCredentials of(String deviceId) {
        return (DeviceCredentials) shared().get(deviceId);
    }

    /** From now on this gateway app has these credentials. */
    public static void put(GatewayAppCredentials app) {
        shared().put(app.name(), app);
    }

    /** The test and its resource may be loaded by different class loaders; the JVM's properties are what they share. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> shared() {
        return (Map<String, Object>) System.getProperties()
                .computeIfAbsent(KeyService.class.getName(), name -> new ConcurrentHashMap<String, Object>());
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        // "/internal/devices/{id}/credentials" and "/internal/gateway-apps/{name}"
        server.createContext("/internal/", exchange -> {
            String[] path = exchange.getRequestURI().getPath().split("/");
            Object known = ((Map<?, ?>) shared()).get(path[3]);
            byte[] body = known == null ? new byte[0] : EventJson.bytes(known);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return Map.of(
                "risiti.credential.url",
                "http://localhost:" + server.getAddress().getPort(),
                "risiti.credential.token",
                "test-token");
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
