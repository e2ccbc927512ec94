package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and the ledger: what was done must be known whatever the caller saw of it. */
@QuarkusTest
class RefereeIT {
    @SuppressWarnings("NullAway.Init") // set by Quarkus before each test
    @TestHTTPResource("/")
    URI base;

    Wire wire;
    TestDevice device;

    @BeforeEach
    void installDevice() throws IOException {
        wire = new Wire(base);
        device = TestDevice.installed(wire);
        assertThat(device.saveItem(Payload.SOAP).resultCd()).isEqualTo("000");
    }

    @AfterEach
    void takeFaultsBack() throws IOException {
        wire.send("DELETE", "/simulator/faults", "", Map.of());
        wire.control("settings", Map.of("latencyMillis", 0));
    }

    private void order(String call, String fault, Object... more) throws IOException {
        Map<String, Object> order = new HashMap<>(Map.of("call", call, "tin", device.tin(), "fault", fault));
        for (int i = 0; i < more.length; i += 2) {
            order.put((String) more[i], more[i + 1]);
        }
        Answer answer = wire.control("faults", order);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer sell(long invcNo) throws IOException {
        return device.call("saveTrnsSalesOsdc", Payload.sale(invcNo));
    }

    private String lookUp(long invcNo) throws IOException {
        return device.call("selectInvoiceDetails", Map.of("invcNo", invcNo)).resultCd();
    }

    /** The entry of the only sale so far. */
    private JsonNode saleEntry() throws IOException {
        List<JsonNode> sales = wire.ledger(device.tin()).stream()
                .filter(entry -> entry.path("call").asText().equals("saveTrnsSalesOsdc"))
                .toList();
        assertThat(sales).hasSize(1);
        return sales.getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_LOST_AFTER_COMMIT,,000,ACCEPTED",
        "ANSWER_LOST_BEFORE_COMMIT,,001,LOST_BEFORE_COMMIT",
        "CONNECTION_RESET,false,001,LOST_BEFORE_COMMIT",
        "CONNECTION_RESET,true,000,ACCEPTED",
    })
    void losesTheAnswerAndKnowsWhatBecameOfTheSale(String fault, Boolean commit, String found, String outcome)
            throws IOException {
        if (commit == null) {
            order("saveTrnsSalesOsdc", fault);
        } else {
            order("saveTrnsSalesOsdc", fault, "commit", commit);
        }

        assertThatThrownBy(() -> sell(1)).isInstanceOf(IOException.class);

        assertThat(lookUp(1)).isEqualTo(found);
        JsonNode entry = saleEntry();
        assertThat(entry.path("outcome").asText()).isEqualTo(outcome);
        assertThat(entry.path("answered").asBoolean()).isFalse();
        assertThat(entry.path("fault").asText()).isEqualTo(fault);
        assertThat(entry.path("receipt").isNull()).isEqualTo(found.equals("001"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_504,false,504,001",
        "HTTP_504,true,504,000",
        "HTML_502,false,502,001",
        "RESULT_999,false,200,001",
        "RESULT_999,true,200,000",
    })
    void answersWithAnErrorPageBeforeOrAfterTheCommit(String fault, boolean commit, int status, String found)
            throws IOException {
        order("saveTrnsSalesOsdc", fault, "commit", commit);

        Answer answer = sell(1);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(lookUp(1)).isEqualTo(found);
        assertThat(saleEntry().path("answered").asBoolean()).isTrue();
    }

    @Test
    void answersLateWhatItDecidedAtOnce() throws IOException {
        order("saveTrnsSalesOsdc", "SLOW", "millis", 700);
        long start = System.nanoTime();

        Answer answer = sell(1);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(700_000_000L);
        assertThat(answer.resultCd()).isEqualTo("000");
    }

    @Test
    void doesNotSeeAFreshSaleYet() throws IOException {
        assertThat(sell(1).resultCd()).isEqualTo("000");
        order("selectInvoiceDetails", "READ_LAG");

        assertThat(lookUp(1)).isEqualTo("001");
        assertThat(lookUp(1)).isEqualTo("000");
    }

    @Test
    void strikesAsOftenAsOrderedAndNobodyElse() throws IOException {
        TestDevice bystander = TestDevice.installed(wire);
        bystander.saveItem(Payload.SOAP);
        order("*", "HTTP_504", "times", 2);

        assertThat(bystander.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd())
                .isEqualTo("000");
        assertThat(sell(1).status()).isEqualTo(504);
        assertThat(wire.get("/simulator/faults").json().path(0).path("times").asInt())
                .isEqualTo(1);
        assertThat(sell(1).status()).isEqualTo(504);
        assertThat(sell(1).resultCd()).isEqualTo("000");
    }

    @Test
    void thinksAsLongAsTold() throws IOException {
        wire.control("settings", Map.of("latencyMillis", 300));
        long start = System.nanoTime();

        sell(1);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
    }

    @Test
    void listsEveryRequestWithItsOutcome() throws IOException, NoSuchAlgorithmException {
        String body = Payload.sale(1).toString();
        device.raw("saveTrnsSalesOsdc", body);
        device.raw("saveTrnsSalesOsdc", body);
        device.raw("saveTrnsSalesOsdc", "{");
        wire.post("/etims-api/saveTrnsSalesOsdc", Payload.sale(2), Map.of("tin", device.tin()));
        device.call("insertStockIO", Payload.movement(1, "11", "3"));
        device.call("saveStockMaster", Payload.stockMaster("-3"));
        lookUp(9);

        List<JsonNode> ledger = wire.ledger(device.tin());

        assertThat(ledger)
                .extracting(entry -> entry.path("call").asText() + " "
                        + entry.path("number").asText("-") + " "
                        + entry.path("outcome").asText() + " "
                        + entry.path("resultCd").asText())
                .containsExactly(
                        "selectInitOsdcInfo TEST/" + device.tin() + "/00 ACCEPTED 000",
                        "saveItem " + Payload.SOAP + " ACCEPTED 000",
                        "saveTrnsSalesOsdc 1 ACCEPTED 000",
                        "saveTrnsSalesOsdc 1 REFUSED 994",
                        "saveTrnsSalesOsdc - REFUSED 910",
                        "saveTrnsSalesOsdc 2 REFUSED 900",
                        "insertStockIO 1 ACCEPTED 000",
                        "saveStockMaster " + Payload.SOAP + " REFUSED 910",
                        "selectInvoiceDetails 9 EMPTY 001");
        assertThat(ledger).allMatch(entry -> entry.path("answered").asBoolean());
        assertThat(ledger).allMatch(entry -> entry.path("finishedAt").isTextual());
        assertThat(ledger)
                .isSortedAccordingTo((a, b) ->
                        Long.compare(a.path("seq").asLong(), b.path("seq").asLong()));
        JsonNode sale = ledger.get(2);
        assertThat(sale.path("bodySha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(sale.path("receipt").path("rcptSign").asText()).hasSize(16);
        assertThat(sale.path("door").asText()).isEqualTo("direct");
        assertThat(ledger.toString()).doesNotContain(device.cmcKey());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "devices | {\"tin\":\"nonsense\",\"bhfId\":\"00\",\"dvcSrlNo\":\"x\",\"taxprNm\":\"y\"} | tin | nonsense",
                "devices | {\"tin\":\"P051234567M\"} | bhfId | ",
                "devices | nothing | body | nothing",
                "faults | {\"call\":\"saveTrnsSalesOsdc\",\"fault\":\"EARTHQUAKE\"} | fault | EARTHQUAKE",
                "faults | {\"call\":\"sellIt\",\"fault\":\"SLOW\"} | call | sellIt",
                "faults | {\"call\":\"saveItem\",\"fault\":\"READ_LAG\"} | call | saveItem",
                "faults | {\"call\":\"saveItem\",\"fault\":\"SLOW\",\"times\":0} | times | 0",
                "faults | {\"call\":\"saveItem\",\"fault\":\"SLOW\",\"commit\":false} | commit | false",
                "settings | {\"latencyMilis\":5} | latencyMilis | 5",
                "settings | {\"latencyMillis\":\"fast\"} | latencyMillis | fast",
                "settings | {\"amounts\":\"MAYBE\"} | amounts | MAYBE",
            })
    void saysWhatIsWrongWithAControlRequest(String path, String body, String field, String value) throws IOException {
        Answer answer = wire.send("POST", "/simulator/" + path, body, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(field);
        assertThat(answer.json().path("value").asText(null)).isEqualTo(value);
        assertThat(answer.json().path("fix").asText()).isNotBlank();
    }

    @Test
    void approvesADeviceTwiceButNotUnderAnotherSerialOnceItIsInstalled() throws IOException {
        Map<String, String> approval = new HashMap<>(Map.of(
                "tin",
                device.tin(),
                "bhfId",
                "00",
                "taxprNm",
                "MTAA TRADERS LIMITED",
                "dvcSrlNo",
                "TEST/" + device.tin() + "/00"));

        assertThat(wire.control("devices", approval).json().path("installed").asBoolean())
                .isTrue();
        approval.put("dvcSrlNo", "OTHER");
        assertThat(wire.control("devices", approval).json().path("field").asText())
                .isEqualTo("dvcSrlNo");
    }

    @Test
    void signsANumberOnceHoweverManyAskAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> sales = Collections.nCopies(20, () -> sell(1).resultCd());

            List<String> codes = callers.invokeAll(sales).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();

            assertThat(codes.getFirst()).isEqualTo("000");
            assertThat(codes.subList(1, 20)).containsOnly("994");
        }
    }

    @Test
    void knowsThatACallerWhoLeftGotNoAnswer() throws IOException {
        order("saveTrnsSalesOsdc", "SLOW", "millis", 600);

        assertThatThrownBy(() -> wire.patience(Duration.ofMillis(200))
                        .post("/etims-api/saveTrnsSalesOsdc", Payload.sale(1), device.headers()))
                .isInstanceOf(HttpTimeoutException.class);

        await().until(() -> saleEntry().path("finishedAt").isTextual());
        assertThat(saleEntry().path("answered").asBoolean()).isFalse();
        assertThat(saleEntry().path("outcome").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void isHealthy() throws IOException {
        assertThat(wire.get("/q/health").json().path("status").asText()).isEqualTo("UP");
    }
}
