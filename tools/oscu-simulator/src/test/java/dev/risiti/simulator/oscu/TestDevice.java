package dev.risiti.simulator.oscu;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A device with a PIN of its own, so that tests never meet. */
final class TestDevice {
    private static final AtomicInteger PINS = new AtomicInteger(51_000_000);

    private final Wire wire;
    private final String tin;
    private final String bhfId;
    private String cmcKey = "";

    private TestDevice(Wire wire, String tin, String bhfId) {
        this.wire = wire;
        this.tin = tin;
        this.bhfId = bhfId;
    }

    static TestDevice approved(Wire wire) throws IOException {
        return approved(wire, "P%09dM".formatted(PINS.incrementAndGet()), "00");
    }

    static TestDevice approved(Wire wire, String tin, String bhfId) throws IOException {
        TestDevice device = new TestDevice(wire, tin, bhfId);
        Answer answer = wire.control(
                "devices",
                Map.of("tin", tin, "bhfId", bhfId, "dvcSrlNo", device.serial(), "taxprNm", "MTAA TRADERS LIMITED"));
        if (answer.status() != 200) {
            throw new IOException(answer.text());
        }
        return device;
    }

    /** A device that was installed before. */
    static TestDevice known(Wire wire, String tin, String bhfId, String key) {
        TestDevice device = new TestDevice(wire, tin, bhfId);
        device.keep(key);
        return device;
    }

    static TestDevice installed(Wire wire) throws IOException {
        return approved(wire).install();
    }

    TestDevice install() throws IOException {
        cmcKey = initialise().data().path("info").path("cmcKey").asText();
        return this;
    }

    /** Remembers a key that was handed out through another door. */
    void keep(String key) {
        cmcKey = key;
    }

    /** The same device calling another simulator. */
    TestDevice on(Wire other) {
        TestDevice same = new TestDevice(other, tin, bhfId);
        same.cmcKey = cmcKey;
        return same;
    }

    /** Another branch of the same PIN. */
    TestDevice branch(String otherBhfId) throws IOException {
        return approved(wire, tin, otherBhfId).install();
    }

    Answer initialise() throws IOException {
        return wire.post(
                "/etims-api/selectInitOsdcInfo", Map.of("tin", tin, "bhfId", bhfId, "dvcSrlNo", serial()), Map.of());
    }

    Answer call(String name, Object body) throws IOException {
        return wire.post("/etims-api/" + name, body, headers());
    }

    Answer raw(String name, String body) throws IOException {
        return wire.send("POST", "/etims-api/" + name, body, headers());
    }

    Answer saveItem(String itemCd) throws IOException {
        return call("saveItem", Payload.item(itemCd));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        headers.put("tin", tin);
        headers.put("bhfId", bhfId);
        headers.put("cmcKey", cmcKey);
        return headers;
    }

    String tin() {
        return tin;
    }

    String bhfId() {
        return bhfId;
    }

    String cmcKey() {
        return cmcKey;
    }

    String serial() {
        return "TEST/" + tin + "/" + bhfId;
    }
}
