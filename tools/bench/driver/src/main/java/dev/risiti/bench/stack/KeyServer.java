package dev.risiti.bench.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Speaks credential-service's internal API on the wire, for the devices of the bench. */
public final class KeyServer implements Closeable {
    private static final String PATH = "/internal/devices/";

    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private KeyServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::answer);
        server.start();
    }

    static KeyServer start() throws IOException {
        return new KeyServer();
    }

    /** From now on this device has this key. */
    public void put(String deviceId, String pin, String key) {
        answers.put(deviceId, """
                {"deviceId":"%s","environment":"SANDBOX","frontDoor":"DIRECT","pin":"%s","branchId":"00",\
                "communicationKey":"%s"}""".formatted(deviceId, pin, key).getBytes(StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        byte[] known = answers.get(path[3]);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(known == null ? 404 : 200, known == null ? -1 : known.length);
            if (known != null) {
                exchange.getResponseBody().write(known);
            }
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
