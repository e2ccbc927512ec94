package dev.risiti.systemtests.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks credential-service's internal API on the wire. A key that is kept back holds a call to KRA exactly where its
 * attempt is written and nothing is sent.
 */
final class KeyServer implements AutoCloseable {
    /** {@code /internal/devices/{id}/credentials} and {@code /internal/gateway-apps/{name}}. */
    private static final String PATH = "/internal/";

    private final Map<String, Object> known = new ConcurrentHashMap<>();
    private final Map<String, Hold> holds = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** One answer that is kept back. */
    private static final class Hold {
        private final AtomicInteger before;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        Hold(int before) {
            this.before = new AtomicInteger(before);
        }

        void pass() throws InterruptedException {
            if (before.getAndDecrement() == 0) {
                reached.countDown();
                over.await();
            }
        }
    }

    KeyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void put(DeviceCredentials credentials) {
        known.put(credentials.deviceId(), credentials);
    }

    void put(GatewayAppCredentials app) {
        known.put(app.name(), app);
    }

    /** After so many answers for the device one is kept back, until {@link #letGo}. */
    void hold(String deviceId, int after) {
        holds.put(deviceId, new Hold(after));
    }

    /** Whether somebody waits for the answer that is kept back. */
    boolean holding(String deviceId) {
        Hold hold = holds.get(deviceId);
        return hold != null && hold.reached.getCount() == 0;
    }

    /** Gives the answer that is kept back; none is any more. */
    void letGo(String deviceId) {
        Hold current = holds.remove(deviceId);
        if (current != null) {
            current.before.set(-1);
            current.over.countDown();
        }
    }

    /** Gives every answer that is kept back. */
    void letGoAll() {
        holds.keySet().forEach(this::letGo);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getPath().split("/", -1)[3];
        try (exchange) {
            Hold hold = holds.get(asked);
            if (hold != null) {
                hold.pass();
            }
            Object credentials = known.get(asked);
            byte[] body = credentials == null ? new byte[0] : EventJson.bytes(credentials);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(credentials == null ? 404 : 200, credentials == null ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
