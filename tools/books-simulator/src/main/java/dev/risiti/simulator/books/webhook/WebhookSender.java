package dev.risiti.simulator.books.webhook;

import dev.risiti.simulator.books.settings.CurrentSettings;
import dev.risiti.simulator.books.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One attempt at a delivery: a POST of the stored bytes, which has succeeded only when 200 comes back in time. */
@ApplicationScoped
public class WebhookSender {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);
    private static final int OK = 200;

    private final CurrentSettings settings;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_DEADLINE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public WebhookSender(CurrentSettings settings) {
        this.settings = settings;
    }

    /**
     * Sends once.
     *
     * @param otherwise state of a delivery that was not answered with 200
     */
    Delivery attempt(Delivery delivery, Delivery.State otherwise) throws InterruptedException {
        Settings current = settings.get();
        String url = current.webhookUrl();
        if (url == null || url.isBlank()) {
            return delivery.abandoned("no webhook URL is set");
        }
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofMillis(current.webhookTimeoutMillis()))
                    .header("Content-Type", WebhookBody.contentType(delivery.format()))
                    .header("User-Agent", "intuit_notification_client")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.bytes()));
            if (delivery.signature() != null) {
                request.header(WebhookSignature.HEADER, delivery.signature());
            }
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            return delivery.attempted(status == OK ? Delivery.State.DELIVERED : otherwise, status, null);
        } catch (IOException | IllegalArgumentException e) {
            return delivery.attempted(otherwise, null, e.toString());
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
