package dev.risiti.simulator.books;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.risiti.simulator.books.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that checks signatures as a connector must and can be told to fail; it records one company's changes. */
public final class WebhookReceiver implements AutoCloseable {
    public record Received(String body, boolean signed, int answered) {}

    private final String realmId;
    private final String verifierToken;
    private final HttpServer server;
    private final AtomicInteger failures = new AtomicInteger();
    public final List<Received> received = new CopyOnWriteArrayList<>();

    public WebhookReceiver(String realmId, String verifierToken) throws IOException {
        this.realmId = realmId;
        this.verifierToken = verifierToken;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks", this::receive);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/webhooks";
    }

    public void failNext(int times) {
        failures.set(times);
    }

    public List<String> accepted() {
        return received.stream()
                .filter(each -> each.answered() == 200)
                .map(Received::body)
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!new String(body, StandardCharsets.UTF_8).contains(realmId)) {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return;
        }
        boolean signed = WebhookSignature.of(body, verifierToken)
                .equals(exchange.getRequestHeaders().getFirst(WebhookSignature.HEADER));
        int status = !signed ? 401 : failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : 200;
        received.add(new Received(new String(body, StandardCharsets.UTF_8), signed, status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
