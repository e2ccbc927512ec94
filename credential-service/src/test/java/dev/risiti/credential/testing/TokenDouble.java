package dev.risiti.credential.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token endpoint whose refresh tokens {@code refresh-ACCOUNT-n} rotate with each use: the one before is dead at once.
 * {@code refresh-ACCOUNT-99} begins a new connection. The access token that comes with it is
 * {@code access-ACCOUNT-n}. Answers take a while, so that callers meet.
 */
public final class TokenDouble implements QuarkusTestResourceLifecycleManager {
    /** Where the number of calls of an account is asked for. */
    public static final String CALLS_URL = "test.tokens.calls-url";

    private static final Pattern TOKEN = Pattern.compile("refresh_token=refresh-([a-z]+)-([0-9]+)");
    private static final int NEW_CONNECTION = 99;

    private static final long ANSWER_NANOS = 200_000_000;

    private final Map<String, Integer> newest = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final HttpServer server;

    public TokenDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/bearer", this::refresh);
        server.createContext("/calls/", this::count);
        server.start();
        String base = "http://localhost:" + server.getAddress().getPort();
        return Map.of("risiti.quickbooks.token-url", base + "/bearer", CALLS_URL, base + "/calls/");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void refresh(HttpExchange exchange) throws IOException {
        String form = URLDecoder.decode(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        Matcher token = TOKEN.matcher(form);
        boolean authenticated =
                exchange.getRequestHeaders().getFirst("Authorization").startsWith("Basic ");
        if (!authenticated || !form.contains("grant_type=refresh_token") || !token.find()) {
            send(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String account = token.group(1);
        int given = Integer.parseInt(token.group(2));
        calls.computeIfAbsent(account, unseen -> new AtomicInteger()).incrementAndGet();
        LockSupport.parkNanos(ANSWER_NANOS);
        boolean accepted;
        synchronized (newest) {
            accepted = given == NEW_CONNECTION || given == newest.getOrDefault(account, 1);
            if (accepted) {
                newest.put(account, given + 1);
            }
        }
        if (accepted) {
            send(exchange, 200, """
                    {"token_type":"bearer","access_token":"access-%1$s-%2$d","expires_in":3600,
                     "refresh_token":"refresh-%1$s-%2$d","x_refresh_token_expires_in":8726400}""".formatted(account, given + 1));
        } else {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
    }

    private void count(HttpExchange exchange) throws IOException {
        AtomicInteger count = calls.get(exchange.getRequestURI().getPath().substring("/calls/".length()));
        send(exchange, 200, String.valueOf(count == null ? 0 : count.get()));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
