package dev.risiti.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whoever looks at KRA where the service cannot ask, and says through the operator API what is there. */
final class Person {
    static final String TOKEN = "faults-operator";

    /** The code of what only a person can decide. */
    private static final String UNKNOWN = "OUTCOME_UNKNOWN";

    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Cluster cluster;
    private final String url;

    /** @param url of the replica whose operator API is used */
    Person(Cluster cluster, String url) {
        this.cluster = cluster;
        this.url = url;
    }

    /** Whether a shop's document ever waited for a person because nobody knew its outcome. */
    static boolean wasNeeded(List<DocumentResult> results) {
        return results.stream().anyMatch(Person::isUnknown);
    }

    private static boolean isUnknown(DocumentResult result) {
        return result.state() == ResultState.BLOCKED
                && result.reason() != null
                && result.reason().code().equals(UNKNOWN);
    }

    /** Decides what waits for a person, as far as it is time. */
    void lookAfter(Shop shop) {
        List<DocumentResult> results = cluster.results().of(shop.deviceId());
        boolean waits = results.stream()
                .filter(Person::isUnknown)
                .anyMatch(blocked -> results.stream()
                        .noneMatch(
                                result -> result.terminal() && result.identity().equals(blocked.identity())));
        if (waits) {
            blocked(shop).forEach(document -> decide(shop, document));
        }
    }

    private JsonNode blocked(Shop shop) {
        return json(send(request("?state=BLOCKED&reason=%s&deviceId=%s".formatted(UNKNOWN, shop.deviceId()))
                        .GET()))
                .path("documents");
    }

    private void decide(Shop shop, JsonNode document) {
        String call = call(DocumentKind.valueOf(document.at("/identity/kind").asText()));
        boolean there = cluster.calls(shop, call).stream().anyMatch(Call::accepted);
        HttpResponse<String> answer =
                send(request("/%d/%s".formatted(document.path("documentId").asLong(), there ? "attach" : "absent"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json(Map.of("reason", "looked it up at KRA")))));
        // Too early, or a replica has it just now: when it is looked at next.
        if (answer.statusCode() != CONFLICT) {
            json(answer);
        }
    }

    /** A shop makes each of these once. */
    private static String call(DocumentKind kind) {
        return switch (kind) {
            case ITEM_COMPOSITION -> "saveItemComposition";
            case PURCHASE_DECISION -> "insertTrnsPurchase";
            default -> throw new IllegalStateException("no person is needed for a " + kind);
        };
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/operator/documents" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("the operator API did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
