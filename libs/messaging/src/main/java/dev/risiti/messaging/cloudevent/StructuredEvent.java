package dev.risiti.messaging.cloudevent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CloudEvent whose envelope and data are one JSON object (CloudEvents JSON format 1.0). */
final class StructuredEvent {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final byte[] json;
    private final Map<String, String> attributes = new HashMap<>();
    private byte @Nullable [] data;

    StructuredEvent(byte[] json) {
        this.json = json;
    }

    CloudEvent read() {
        try (JsonParser parser = JSON.createParser(json)) {
            readObject(parser);
        } catch (IOException e) {
            throw new InvalidEvent("value", "is not a JSON object");
        }
        CloudEventCodec.requireSpecVersion(attributes.get("specversion"));
        CloudEventCodec.requireJson(attributes.getOrDefault("datacontenttype", CloudEventCodec.JSON));
        if (data == null) {
            throw new InvalidEvent("data", "missing");
        }
        return new CloudEvent(
                Attributes.required(Headers.ID, attributes.get("id")),
                Attributes.required(Headers.SOURCE, attributes.get("source")),
                Attributes.required(Headers.TYPE, attributes.get("type")),
                Attributes.required(Headers.SUBJECT, attributes.get("subject")),
                Attributes.instant(Headers.TIME, attributes.get("time")),
                Attributes.required(Headers.DATA_SCHEMA, attributes.get("dataschema")),
                Attributes.required(Headers.PARTITION_KEY, attributes.get("partitionkey")),
                Attributes.sequence(Headers.SEQUENCE, attributes.get("sequence")),
                attributes.get("correlationid"),
                attributes.get("causationid"),
                attributes.get("traceparent"),
                data);
    }

    private void readObject(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidEvent("value", "is not a JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "data" -> data = objectBytes(parser, token);
                case "data_base64" -> data = base64(parser.getValueAsString());
                default -> readAttribute(name, token, parser);
            }
        }
        if (parser.nextToken() != null) {
            throw new InvalidEvent("value", "goes on after the event");
        }
    }

    private void readAttribute(String name, JsonToken token, JsonParser parser) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (!token.isScalarValue()) {
            throw new InvalidEvent("value", "an attribute is not a single value");
        }
        attributes.put(name, parser.getText());
    }

    /** Cuts the bytes out of the event as they are, because reading and writing them again could change a number. */
    private byte[] objectBytes(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            throw new InvalidEvent("data", "is not a JSON object");
        }
        long start = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        long end = parser.currentLocation().getByteOffset();
        if (start < 0 || end < 0) {
            throw new InvalidEvent("value", "is not UTF-8");
        }
        return Arrays.copyOfRange(json, Math.toIntExact(start), Math.toIntExact(end));
    }

    private static byte[] base64(@Nullable String text) {
        if (text == null) {
            throw new InvalidEvent("data_base64", "missing");
        }
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidEvent("data_base64", "is not Base64");
        }
    }
}
