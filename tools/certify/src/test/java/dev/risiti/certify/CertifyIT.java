package dev.risiti.certify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.certify.endpoint.SimulatorProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program against the packaged simulator; the simulator stands for KRA where a base URL is given. */
class CertifyIT {
    private static final String SECRET = "c0nsumer-s3cret-of-the-app";
    private static final Map<String, String> CLIENT_SECRET = Map.of("RISITI_CERTIFY_CLIENT_SECRET", SECRET);
    private static final List<Integer> KRAS_TEST_CASES =
            IntStream.rangeClosed(1, 23).boxed().toList();

    @TempDir
    private static Path home;

    private static SimulatorProcess kra;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        kra = SimulatorProcess.start(CertifyRun.SIMULATOR, home.resolve("simulator.log"));
        tell("settings", Map.of("seedSeconds", 0));
        tell("apps", Map.of("clientId", "shop", "clientSecret", SECRET, "appId", "app-of-the-shop"));
    }

    @AfterAll
    static void stop() {
        kra.close();
    }

    private static void tell(String what, Map<String, ?> body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(kra.url().resolve("/simulator/" + what))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(new ObjectMapper().writeValueAsBytes(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        }
    }

    private static void approve(String pin) throws IOException, InterruptedException {
        tell("devices", Map.of("tin", pin, "bhfId", "00", "dvcSrlNo", "SHOP/" + pin, "taxprNm", "Mtaa Traders"));
    }

    private static CertifyRun direct(String pin, String... more) throws IOException, InterruptedException {
        return certify(
                Map.of(),
                more,
                "--door",
                "direct",
                "--base-url",
                kra.url().resolve("/etims-api").toString(),
                "--pin",
                pin);
    }

    private static CertifyRun gateway(String pin, String... more) throws IOException, InterruptedException {
        return certify(
                CLIENT_SECRET,
                more,
                "--door",
                "gateway",
                "--base-url",
                kra.url().resolve("/etims-oscu/api/v1").toString(),
                "--client-id",
                "shop",
                "--app-id",
                "app-of-the-shop",
                "--pin",
                pin);
    }

    private static CertifyRun certify(Map<String, String> environment, String[] more, String... usual)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(usual));
        arguments.addAll(List.of(more));
        return CertifyRun.of(home, environment, arguments.toArray(String[]::new));
    }

    private static Path keyFile(String pin) {
        return home.resolve("keys").resolve(pin + "-00.properties");
    }

    @Test
    void passesAtBothDoorsOfASimulatorItStartsByItself() throws IOException, InterruptedException {
        var run = CertifyRun.of(home, Map.of());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.doors()).hasSize(2).allSatisfy(door -> {
            assertThat(door.path("testCasesPassed").asInt()).isEqualTo(KRAS_TEST_CASES.size());
            assertThat(door.path("simulated").asBoolean()).isTrue();
            assertThat(CertifyRun.list(door.path("rows")))
                    .extracting(row -> row.path("verdict").asText())
                    .containsOnly("passed");
            assertThat(CertifyRun.list(door.path("rows")).stream()
                            .filter(row -> row.path("number").isInt())
                            .map(row -> row.path("number").asInt())
                            .distinct())
                    .containsExactlyElementsOf(KRAS_TEST_CASES);
        });
    }

    @Test
    void keepsEverySecretOutOfReportAndTerminal() throws IOException, InterruptedException {
        approve("P051800001G");

        var run = gateway("P051800001G", "--serial", "SHOP/P051800001G");

        assertThat(run.exitCode()).as(run.output()).isZero();
        var key = Files.readString(keyFile("P051800001G")).strip().substring("key=".length());
        assertThat(key).hasSizeGreaterThan(30);
        assertThat(run.json() + run.html() + run.output())
                .doesNotContain(key)
                .doesNotContain(SECRET)
                .doesNotContainPattern("\"pwd\\\\?\":\\\\?\"[^(]")
                .doesNotContainPattern("&quot;pwd&quot;:&quot;[^(]");
        assertThat(run.json()).contains("saveBhfUser").contains("KRACU04");
    }

    /** All of these were seen at KRA's gateway (KRA reference 1.3, 3.2, 10). */
    @Test
    void passesWhateverFormTheGatewayGivesItsAnswers() throws IOException, InterruptedException {
        approve("P051800008G");
        tell(
                "settings",
                Map.of(
                        "feedRepeat",
                        "ON",
                        "readLagMillis",
                        1500,
                        "gateway",
                        Map.of(
                                "emptyStatus",
                                "HTTP_400",
                                "refusalStatus",
                                "HTTP_200",
                                "invcNoText",
                                "EXPECTED_BUT_FOUND",
                                "stockText",
                                "STOCK_SECTION",
                                "appId",
                                "EVERY_CALL",
                                "itemCdScope",
                                "PREFIX")));
        try {
            var run = gateway("P051800008G", "--serial", "SHOP/P051800008G", "--gateway-names", "collection");

            assertThat(run.exitCode()).as(run.output()).isZero();
        } finally {
            tell(
                    "settings",
                    Map.of(
                            "feedRepeat",
                            "OFF",
                            "readLagMillis",
                            0,
                            "gateway",
                            Map.of(
                                    "emptyStatus",
                                    "HTTP_200",
                                    "refusalStatus",
                                    "HTTP_400",
                                    "invcNoText",
                                    "USE_EXPECTED",
                                    "stockText",
                                    "STOCK_MASTER",
                                    "appId",
                                    "SOME_CALLS",
                                    "itemCdScope",
                                    "PIN")));
        }
    }

    @Test
    void goesOnWithAUsedDeviceWhoseKeyIsGivenAtTheGateway() throws IOException, InterruptedException {
        approve("P051800002G");
        gateway("P051800002G", "--serial", "SHOP/P051800002G");

        var again = gateway("P051800002G", "--secrets", keyFile("P051800002G").toString(), "--last-purchase", "1");

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertThat(again.row("initialised").path("verdict").asText()).isEqualTo("left out");
        assertThat(again.row("sale").path("words").asText()).startsWith("number 3,");
        assertThat(again.row("opening-stock").path("words").asText()).contains("movement 4", "KRA named");
    }

    @Test
    void goesOnWithAUsedDeviceAtTheDirectDoorWhenToldItsNumbers() throws IOException, InterruptedException {
        approve("P051800003D");
        direct("P051800003D", "--serial", "SHOP/P051800003D");

        var again = direct(
                "P051800003D",
                "--secrets",
                keyFile("P051800003D").toString(),
                "--last-movement",
                "3",
                "--last-purchase",
                "1");

        assertThat(again.exitCode()).as(again.output()).isZero();
    }

    @Test
    void namesTheOneRowThatKraRefuses() throws IOException, InterruptedException {
        approve("P051800004D");
        tell(
                "faults",
                Map.of("call", "saveItemComposition", "tin", "P051800004D", "fault", "RESULT_CODE", "resultCd", "991"));

        var run = direct("P051800004D", "--serial", "SHOP/P051800004D");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.rows().stream()
                        .filter(row -> !row.path("verdict").asText().equals("passed")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("test").asText()).isEqualTo("SAVE ITEM COMPOSITION");
                    assertThat(row.path("verdict").asText()).isEqualTo("failed");
                    assertThat(row.path("words").asText()).contains("991", "There is an error during registration");
                });
        assertThat(run.html()).contains("There is an error during registration");
    }

    @Test
    void callsNothingPassedThatRestsOnALostAnswer() throws IOException, InterruptedException {
        approve("P051800005D");
        tell("faults", Map.of("call", "saveTrnsSalesOsdc", "tin", "P051800005D", "fault", "ANSWER_LOST_AFTER_COMMIT"));

        var run = direct("P051800005D", "--serial", "SHOP/P051800005D");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.row("sale").path("verdict").asText()).isEqualTo("failed");
        assertThat(run.row("sale").path("words").asText()).contains("unknown");
        assertThat(List.of("credit-note", "details", "goods-leave", "sales-list", "duplicate"))
                .allSatisfy(
                        id -> assertThat(run.row(id).path("verdict").asText()).isEqualTo("not run"));
        assertThat(run.row("purchase").path("verdict").asText()).isEqualTo("passed");
    }

    @Test
    void asksForTheKeyOfADeviceThatWasInitialisedBefore() throws IOException, InterruptedException {
        approve("P051800006D");
        direct("P051800006D", "--serial", "SHOP/P051800006D");
        Files.delete(keyFile("P051800006D"));

        var run = direct("P051800006D", "--serial", "SHOP/P051800006D");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.row("initialised").path("words").asText()).contains("902", "secrets");
        assertThat(keyFile("P051800006D")).doesNotExist();
    }

    @Test
    void neverAsksForAKeyThatItHoldsAlready() throws IOException, InterruptedException {
        approve("P051800007D");
        Files.createDirectories(keyFile("P051800007D").getParent());
        Files.writeString(keyFile("P051800007D"), "key=kept");

        var run = direct("P051800007D", "--serial", "SHOP/P051800007D");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.row("initialised").path("words").asText()).contains("nothing was sent");
        assertThat(run.row("initialised").path("exchanges")).isEmpty();
        assertThat(keyFile("P051800007D")).hasContent("key=kept");
    }

    @Test
    void endsWithTwoWhenCalledWrongly() throws IOException, InterruptedException {
        var run = CertifyRun.of(home, Map.of(), "--base-url", "https://kra.example/etims-api");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.output()).contains("--base-url needs --door").contains("Usage:");
    }
}
