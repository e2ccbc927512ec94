package dev.risiti.sync.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.sync.quickbooks.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookSignatureTest {

    static Stream<JsonNode> vectors() throws IOException {
        try (InputStream file = WebhookSignatureTest.class.getResourceAsStream("/signature-vectors.json")) {
            JsonNode vectors =
                    JsonFields.tree(Objects.requireNonNull(file).readAllBytes()).path("vectors");
            return StreamSupport.stream(vectors.spliterator(), false)
                    .filter(vector -> vector.path("provider").asText().equals("qbo"));
        }
    }

    private static byte[] body(JsonNode vector) {
        return Base64.getDecoder().decode(vector.path("bodyBase64").asText());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheVectors(JsonNode vector) {
        WebhookSignature signature =
                new WebhookSignature(List.of(vector.path("secret").asText()));
        String header = JsonFields.text(vector.path("headers"), "intuit-signature");

        assertThat(signature.matches(body(vector), header))
                .as(vector.path("note").asText())
                .isEqualTo(vector.path("expectValid").asBoolean());
    }

    @Test
    void acceptsThePreviousTokenWhileBothCount() throws IOException {
        JsonNode vector = vectors().findFirst().orElseThrow();
        WebhookSignature signature = new WebhookSignature(
                List.of("the-new-token", vector.path("secret").asText()));

        assertThat(signature.matches(
                        body(vector),
                        vector.path("headers").path("intuit-signature").asText()))
                .isTrue();
    }

    @Test
    void refusesAHeaderThatIsNoBase64() {
        assertThat(new WebhookSignature(List.of("token")).matches(new byte[] {1}, "not base64!"))
                .isFalse();
    }
}
