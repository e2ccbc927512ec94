package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged simulator, killed and started again on the same folder. */
class RestartIT {
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    @TempDir
    Path data;

    @Test
    void knowsTheSameAfterAKillAndATornLine() throws Exception {
        TestDevice device;
        GatewayClient gateway;
        String before;
        try (Running first = start()) {
            device = TestDevice.installed(first.wire());
            device.saveItem(Payload.SOAP);
            assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd())
                    .isEqualTo("000");
            device.call("insertStockIO", Payload.movement(1, "11", "3"));
            device.call("saveStockMaster", Payload.stockMaster("7"));
            first.wire().control("settings", Map.of("itemCdRepeat", "REFUSE", "gateway", Map.of("tokenSeconds", 60)));
            first.wire()
                    .control("other-system", Map.of("tin", device.tin(), "bhfId", "00", "purchases", 4, "items", 0));
            gateway = GatewayClient.registered(first.wire());
            first.wire().control("feeds/notices", Map.of("title", "Kept notice"));
            gateway.call(device, "/selectItemClass", Map.of("lastReqDt", "20180101000000"));
            before = state(first.wire(), device);
        }
        Files.writeString(data.resolve("journal.jsonl"), "{\"fact\":{\"is\":\"SaleSi", StandardOpenOption.APPEND);

        try (Running second = start()) {
            assertThat(state(second.wire(), device)).isEqualTo(before);
            TestDevice same = device.on(second.wire());
            assertThat(same.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd())
                    .isEqualTo("994");
            assertThat(same.call("saveTrnsSalesOsdc", Payload.sale(2))
                            .data()
                            .path("totRcptNo")
                            .asLong())
                    .isEqualTo(2);
            assertThat(same.saveItem(Payload.SOAP).resultCd()).isEqualTo("994");
            assertThat(same.initialise().resultCd()).isEqualTo("902");
            GatewayClient sameApp = gateway.on(second.wire());
            assertThat(sameApp.call(device, "/selectNotices", Map.of("lastReqDt", "20180101000000"))
                            .text())
                    .contains("Kept notice");
            assertThat(GatewayClient.debugMessage(
                            sameApp.call(device, "/insert/stockIO", Payload.coherentMovement(1, "06", 1))))
                    .isEqualTo("Invalid sarNo: Expected: 2 but found: 1");
            assertThat(TestDevice.installed(second.wire()).cmcKey()).hasSize(52);
        }
        try (Running third = start()) {
            assertThat(third.wire().ledger(device.tin()))
                    .extracting(entry -> entry.path("resultCd").asText())
                    .containsExactly(
                            "000", "000", "000", "000", "000", "000", "994", "000", "994", "902", "000", "null");
        }
    }

    /** Written by the first simulator there was; it knew one door, a dozen switches, and did not count item codes. */
    @Test
    void takesUpTheJournalOfTheFirstVersion() throws Exception {
        byte[] journal;
        try (InputStream written = RestartIT.class.getResourceAsStream("first-format.jsonl")) {
            journal = Objects.requireNonNull(written).readAllBytes();
        }
        Files.write(data.resolve("journal.jsonl"), journal);

        try (Running simulator = start()) {
            TestDevice device = TestDevice.known(
                    simulator.wire(), "P051234567M", "00", "6D3245C0895FB1F2D1B0180C0B8FE60A4D3BADEC304214C5534A");
            GatewayClient gateway = GatewayClient.registered(simulator.wire());
            assertThat(GatewayClient.debugMessage(gateway.call(device, "/saveItem", Payload.item("KE2CTNO0000001"))))
                    .endsWith("Expected sequence ending with ********2");
            assertThat(device.saveItem(Payload.SOAP).resultCd()).isEqualTo("000");
            assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(2)).resultCd())
                    .isEqualTo("994");
            assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(3))
                            .data()
                            .path("totRcptNo")
                            .asLong())
                    .isEqualTo(3);
            assertThat(device.call("insertStockIO", Payload.movement(1, "11", "3"))
                            .resultCd())
                    .isEqualTo("994");
            assertThat(simulator.wire().get("/simulator/settings").text())
                    .contains("\"creditCap\":\"CAPPED\"", "\"itemCdSequence\":\"ENFORCED\"");
            assertThat(simulator.wire().ledger("P051234567M"))
                    .extracting(entry -> entry.path("resultCd").asText())
                    .startsWith("000", "000", "000", "000", "000", "000", "994", "000", "000", "000");
        }
    }

    /** Everything the control interface tells about a device. */
    private static String state(Wire wire, TestDevice device) throws IOException {
        return wire.get("/simulator/devices?tin=" + device.tin()).text()
                + wire.get("/simulator/settings").text()
                + wire.ledger(device.tin());
    }

    private Running start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("RISITI_SIMULATOR_DATA", data.toString());
        builder.redirectErrorStream(true);
        Process process = builder.start();
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.append(line).append('\n');
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return new Running(process, new Wire(URI.create("http://localhost:" + listening.group(1))));
            }
        }
        process.destroyForcibly();
        throw new IOException("the simulator did not start:\n" + seen);
    }

    /** A simulator that ends without being asked. */
    private record Running(Process process, Wire wire) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly();
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
