package dev.risiti.simulator.books.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.books.json.Json;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WebhookSignatureTest {
    static Stream<JsonNode> vectors() throws IOException {
        try (var file = WebhookSignatureTest.class.getResourceAsStream("/samples/signature-vectors.json")) {
            return StreamSupport.stream(
                    Json.mapper().readTree(file).path("vectors").spliterator(), false);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsTheVectorsExpect(JsonNode vector) throws IOException {
        String signature = WebhookSignature.of(
                vector.path("bodyBase64").binaryValue(), vector.path("secret").asText());
        boolean valid = signature.equals(
                vector.path("headers").path(WebhookSignature.HEADER).asText());
        assertThat(valid)
                .as(vector.path("note").asText())
                .isEqualTo(vector.path("expectValid").asBoolean());
    }
}
