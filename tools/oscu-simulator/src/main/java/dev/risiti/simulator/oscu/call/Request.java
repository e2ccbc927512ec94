package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.rule.Door;
import dev.risiti.simulator.oscu.rule.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A request as a door has understood it.
 *
 * @param door the door it came through, whose rules apply
 * @param callName the call's name, or the path when no call has it
 * @param call null when no call has that name
 */
public record Request(Door door, String callName, @Nullable Call call, Caller caller, Reading reading) {

    /** The body of a request: an object, or the refusal that its bytes deserve. */
    public sealed interface Reading {
        /** Reads bytes as KRA does: nothing is 911, anything but a whole JSON object 910. */
        static Reading of(byte[] bytes) {
            if (bytes.length == 0) {
                return new Unreadable(new Refused("911", "There is no request full text"));
            }
            try {
                JsonNode node = Json.MAPPER.readTree(bytes);
                return node.isObject()
                        ? new Understood(new Body(node))
                        : new Unreadable(Refused.parameter("Request parameter error[not a JSON object]"));
            } catch (JsonProcessingException e) {
                return new Unreadable(
                        Refused.parameter("Request parameter error[JSON parse error: " + e.getOriginalMessage() + "]"));
            } catch (IOException e) {
                throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
            }
        }
    }

    /** Bytes that are a JSON object. */
    public record Understood(Body body) implements Reading {}

    /** Bytes that are not. */
    public record Unreadable(Refused refused) implements Reading {}

    /** A text of the body; null when it is absent or the body unreadable. */
    public static @Nullable String text(Reading reading, String field) {
        return reading instanceof Understood(Body body) ? body.text(field) : null;
    }

    /** The number of the call's object, for the ledger. */
    public @Nullable String number() {
        String field = call == null ? null : call.numberField();
        return field == null ? null : text(reading, field);
    }
}
