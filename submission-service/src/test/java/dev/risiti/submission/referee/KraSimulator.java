package dev.risiti.submission.referee;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.devstack.testing.OscuSimulator;
import dev.risiti.devstack.testing.OscuSimulatorResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The packaged OSCU simulator as KRA at both doors: the referee of these tests. */
public final class KraSimulator implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, OscuSimulator> CLIENTS = new ConcurrentHashMap<>();

    private final OscuSimulatorResource process = new OscuSimulatorResource();

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(process.start());
        String url = Objects.requireNonNull(settings.get(OscuSimulatorResource.URL));
        // The test and its resource may be loaded by different class loaders; the JVM's properties are what they share.
        System.setProperty(OscuSimulatorResource.URL, url);
        settings.put("risiti.kra.direct-url", url + "/etims-api");
        return settings;
    }

    @Override
    public void stop() {
        process.stop();
    }

    private static OscuSimulator simulator() {
        return CLIENTS.computeIfAbsent(System.getProperty(OscuSimulatorResource.URL), OscuSimulator::new);
    }

    private static JsonNode post(String path, Map<String, ?> body) {
        return simulator().post(path, body);
    }

    /** Approves and initialises a device; returns its communication key. */
    public static String install(String pin, String branch) {
        String serial = "TEST/" + pin + "/" + branch;
        OscuSimulator simulator = simulator();
        simulator.approve(pin, branch, serial);
        return simulator.initialise(pin, branch, serial);
    }

    /** Another system registers an item. */
    public static void otherSystemSaves(String pin, String branch, String key, Map<String, ?> item) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "tin", pin, "bhfId", branch, "cmcKey", key, "orgnNatCd", "KE", "isrcAplcbYn", "N", "useYn", "Y"));
        List.of("regrId", "regrNm", "modrId", "modrNm").forEach(who -> body.put(who, "other"));
        body.putAll(item);
        JsonNode answer = post("/etims-api/saveItem", body);
        if (!answer.path("resultCd").asText().equals("000")) {
            throw new IllegalStateException("the simulator says " + answer);
        }
    }

    /** Registers an app at the gateway. */
    public static void app(String clientId, String clientSecret, String appId) {
        simulator().app(clientId, clientSecret, appId);
    }

    /** The next {@code times} calls of this kind by this PIN go wrong. */
    public static void fault(String call, String pin, String fault, int times) {
        order(call, pin, Map.of("fault", fault, "times", times));
    }

    /** As {@link #fault}, with what the fault needs besides. */
    public static void order(String call, String pin, Map<String, ?> fault) {
        simulator().fault(call, pin, fault);
    }

    /** Nothing goes wrong any more. */
    public static void clearFaults() {
        simulator().delete("faults");
    }

    /** The next call of this kind by this PIN is carried out, and answered that much later. */
    public static void slow(String call, String pin, Duration delay) {
        order(call, pin, Map.of("fault", "SLOW", "millis", delay.toMillis()));
    }

    /** Customs declares a line for this PIN; the row as KRA's list shows it. */
    public static JsonNode declare(String pin, String taskCode) {
        return simulator().plant("imports", Map.of("tin", pin, "taskCd", taskCode));
    }

    /** Whose documents share a counter at KRA: {@code DEVICE} or {@code PIN}. */
    public static void invoicesCount(String scope) {
        post("/simulator/settings", Map.of("invcNoScope", scope));
    }

    /** Another system issues so many sales at this device. */
    public static void otherSystemSells(String pin, String branch, int sales) {
        post("/simulator/other-system", Map.of("tin", pin, "bhfId", branch, "sales", sales));
    }

    /** What the referee saw of a call, in order. */
    public static List<JsonNode> ledger(String pin, String call) {
        return simulator().ledger(call, pin);
    }
}
