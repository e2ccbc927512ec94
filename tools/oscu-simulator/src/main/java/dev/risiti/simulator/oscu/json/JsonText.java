package dev.risiti.simulator.oscu.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;

/**
 * A piece of ready-made JSON. Rows that are only ever handed back are kept as text because a parsed tree takes ten
 * times the memory.
 */
public record JsonText(@JsonValue @JsonRawValue String text) {

    @JsonCreator
    public static JsonText of(JsonNode node) {
        return new JsonText(node.toString());
    }

    /** Parses the text back into a body. */
    public Body body() {
        try {
            return new Body(Json.MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
