package dev.risiti.simulator.oscu;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Json;
import java.io.UncheckedIOException;

/** What came back: a status and a body, parsed when it is JSON. */
record Answer(int status, String text) {
    JsonNode json() {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String resultCd() {
        return json().path("resultCd").asText();
    }

    String resultMsg() {
        return json().path("resultMsg").asText();
    }

    JsonNode data() {
        return json().path("data");
    }
}
