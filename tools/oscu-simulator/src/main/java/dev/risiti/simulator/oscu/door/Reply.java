package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.json.Json;
import java.nio.charset.StandardCharsets;

/** Bytes that go back to a caller. */
@SuppressWarnings("ArrayRecordComponent") // never compared: made, written to the wire and forgotten
record Reply(int status, String contentType, byte[] body) {
    private static final String JSON = "application/json;charset=UTF-8";

    static Reply json(int status, Json.Writing writing) {
        return new Reply(status, JSON, Json.text(writing).text().getBytes(StandardCharsets.UTF_8));
    }

    /** A page as web servers make them. */
    static Reply page(int status, String title) {
        String html = "<html><head><title>%s</title></head><body><center><h1>%s</h1></center></body></html>"
                .formatted(title, title);
        return new Reply(status, "text/html", html.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing, successfully. */
    static Reply empty() {
        return new Reply(200, JSON, new byte[0]);
    }
}
