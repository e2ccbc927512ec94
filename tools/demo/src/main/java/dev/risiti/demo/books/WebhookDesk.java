package dev.risiti.demo.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.demo.http.Endpoint;
import dev.risiti.demo.http.Json;
import java.util.Optional;
import java.util.OptionalInt;

/** The sending side of the webhooks: its log, deliveries sent twice and forgeries. */
public final class WebhookDesk {
    private final Endpoint simulator;
    private final String realmId;
    private long after;

    /** Looks at what is sent from now on. */
    public WebhookDesk(Endpoint simulator, String realmId) {
        this.simulator = simulator;
        this.realmId = realmId;
        JsonNode page = page();
        while (!page.path("deliveries").isEmpty()) {
            after = page.path("next").asLong();
            page = page();
        }
    }

    private JsonNode page() {
        return simulator.get("/simulator/webhooks?limit=1000&after=" + after);
    }

    /** The delivery that told of this document, once it was received. */
    public Optional<Long> deliveryOf(BookedDocument document) {
        for (JsonNode delivery : page().path("deliveries")) {
            for (JsonNode event : delivery.path("events")) {
                if ("DELIVERED".equals(delivery.path("state").asText())
                        && document.entity().equals(event.path("entity").asText())
                        && document.id().equals(event.path("id").asText())) {
                    return Optional.of(delivery.path("id").asLong());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Sends the same bytes once more.
     *
     * @return the HTTP status of the answer; empty when there was none
     */
    public OptionalInt sendAgain(long deliveryId) {
        return status(simulator.post("/simulator/webhooks/resend", Json.object().put("id", deliveryId)));
    }

    /**
     * Sends news of an invoice signed with a wrong key.
     *
     * @return the HTTP status of the answer; empty when there was none
     */
    public OptionalInt forge(String invoiceId) {
        return status(simulator.post(
                "/simulator/webhooks/forge",
                Json.object().put("realmId", realmId).put("entity", "Invoice").put("id", invoiceId)));
    }

    private static OptionalInt status(JsonNode logEntry) {
        JsonNode status = logEntry.path("status");
        return status.isInt() ? OptionalInt.of(status.intValue()) : OptionalInt.empty();
    }
}
