package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults that last, that come by chance, that belong to one door, and trouble that needs no fault. */
@QuarkusTest
class HostilityIT {
    private static final Map<String, String> FROM_THE_START = Map.of("lastReqDt", "20180101000000");

    @SuppressWarnings("NullAway.Init") // set by Quarkus before each test
    @TestHTTPResource("/")
    URI base;

    Wire wire;
    TestDevice device;
    GatewayClient gateway;

    @BeforeEach
    void installDevice() throws IOException {
        wire = new Wire(base);
        gateway = GatewayClient.registered(wire);
        device = TestDevice.installed(wire);
        assertThat(device.saveItem(Payload.SOAP).resultCd()).isEqualTo("000");
    }

    @AfterEach
    void restore() throws IOException {
        wire.send("DELETE", "/simulator/faults", "", Map.of());
        wire.send("DELETE", "/simulator/settings", "", Map.of());
    }

    private Answer order(String call, String fault, Object... more) throws IOException {
        Map<String, Object> order = new HashMap<>(Map.of("call", call, "tin", device.tin(), "fault", fault));
        for (int i = 0; i < more.length; i += 2) {
            order.put((String) more[i], more[i + 1]);
        }
        return wire.control("faults", order);
    }

    private void ordered(String call, String fault, Object... more) throws IOException {
        Answer answer = order(call, fault, more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Answer sell(long invcNo) throws IOException {
        return device.call("saveTrnsSalesOsdc", Payload.sale(invcNo));
    }

    @Test
    void stormsForATimeOnEverything() throws IOException {
        ordered("*", "HTTP_504", "seconds", 2);

        List<Integer> statuses = List.of(
                sell(1).status(),
                device.call("selectCodeList", FROM_THE_START).status(),
                gateway.call(device, "/selectNotices", FROM_THE_START).status());

        assertThat(statuses).containsOnly(504);
        await().until(() -> sell(1).status() == 200);
        assertThat(wire.get("/simulator/faults").json()).isEmpty();
    }

    @Test
    void shapesATimeoutLikeTheGatewayAtTheGateway() throws IOException {
        ordered("*", "HTTP_504");

        JsonNode header =
                gateway.call(device, "/selectNotices", FROM_THE_START).json().path("header");

        assertThat(header.path("responseCode").asInt()).isEqualTo(504);
        assertThat(header.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void cutsTheAnswerAfterTheCommit() throws IOException {
        ordered("saveTrnsSalesOsdc", "CUT_BODY");

        assertThatThrownBy(() -> sell(1)).isInstanceOf(IOException.class);

        assertThat(device.call("selectInvoiceDetails", Map.of("invcNo", 1)).resultCd())
                .isEqualTo("000");
        JsonNode entry = wire.ledger(device.tin()).stream()
                .filter(each -> each.path("fault").asText().equals("CUT_BODY"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.path("outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(entry.path("answered").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"HTML_200,200,<html>", "EMPTY_BODY,200,", "HTTP_429,429,Too Many Requests"})
    void answersWithWhatIsNoAnswer(String fault, int status, String text) throws IOException {
        ordered("saveTrnsSalesOsdc", fault);

        Answer answer = sell(1);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text == null ? "" : text);
        assertThat(sell(1).resultCd()).isEqualTo("000");
    }

    static Stream<String> resultCodes() {
        return StreamSupport.stream(
                        Json.resource("result-codes.json").path("codes").spliterator(), false)
                .map(code -> code.path("code").asText());
    }

    @ParameterizedTest
    @MethodSource("resultCodes")
    void pretendsEveryResultCodeOnBothDoors(String resultCd) throws IOException {
        ordered("*", "RESULT_CODE", "resultCd", resultCd, "times", 2);

        Answer direct = sell(1);
        Answer wrapped = gateway.call(device, "/selectNotices", FROM_THE_START);

        assertThat(direct.resultCd()).isEqualTo(resultCd);
        assertThat(direct.resultMsg()).isNotBlank();
        assertThat(GatewayClient.resultCd(wrapped)).isEqualTo(resultCd);
    }

    @Test
    void strikesTheSameRequestsForTheSameSeed() throws IOException {
        assertThat(strikes(7)).isEqualTo(strikes(7)).contains(200, 504).isNotEqualTo(strikes(8));
    }

    private List<Integer> strikes(long seed) throws IOException {
        ordered("selectNoticeList", "HTTP_504", "percent", 50, "seed", seed, "times", 1000);
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(device.call("selectNoticeList", FROM_THE_START).status());
        }
        wire.send("DELETE", "/simulator/faults", "", Map.of());
        return statuses;
    }

    @Test
    void letsSomePassBeforeItStrikesAtOneDoor() throws IOException {
        ordered("selectNoticeList", "HTTP_504", "skip", 1, "door", "GATEWAY");

        List<Integer> statuses = List.of(
                device.call("selectNoticeList", FROM_THE_START).status(),
                gateway.call(device, "/selectNotices", FROM_THE_START).status(),
                device.call("selectNoticeList", FROM_THE_START).status(),
                gateway.call(device, "/selectNotices", FROM_THE_START).status());

        assertThat(statuses).containsExactly(200, 200, 200, 504);
    }

    @Test
    void letsATokenRunOutInTheMiddle() throws IOException {
        ordered("*", "TOKEN_EXPIRED");

        Answer expired = gateway.call(device, "/selectNotices", FROM_THE_START);
        Answer again = gateway.call(device, "/selectNotices", FROM_THE_START);
        gateway.refresh();

        assertThat(expired.status()).isEqualTo(401);
        assertThat(again.status()).isEqualTo(401);
        assertThat(gateway.call(device, "/selectNotices", FROM_THE_START).status())
                .isEqualTo(200);
    }

    @Test
    void hasNoRouteForOneRequest() throws IOException {
        ordered("selectNoticeList", "UNROUTED");

        Answer unrouted = gateway.call(device, "/selectNotices", FROM_THE_START);

        assertThat(unrouted.status()).isEqualTo(500);
        assertThat(unrouted.text()).contains("Unresolved variable : targetPath");
        assertThat(gateway.call(device, "/selectNotices", FROM_THE_START).status())
                .isEqualTo(200);
    }

    @Test
    void givesAnEmptyTokenAnswerOnce() throws IOException {
        assertThat(wire.control("faults", Map.of("call", "token", "fault", "EMPTY_BODY"))
                        .status())
                .isEqualTo(200);

        assertThat(gateway.fetchToken("GET", gateway.secret()).text()).isEmpty();
        assertThat(gateway.fetchToken("GET", gateway.secret()).text()).contains("access_token");
    }

    @ParameterizedTest
    @CsvSource({
        "RESULT_CODE,resultCd,9999,resultCd",
        "SLOW,resultCd,994,resultCd",
        "TOKEN_EXPIRED,door,DIRECT,door",
        "UNROUTED,door,DIRECT,door",
        "SLOW,percent,101,percent",
    })
    void refusesAnOrderThatMakesNoSense(String fault, String field, String value, String named) throws IOException {
        Object sent = field.equals("percent") ? Integer.valueOf(value) : value;

        Answer answer = order("*", fault, field, sent);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo(named);
    }

    @Test
    void namesAWrongSwitchOfTheGateway() throws IOException {
        Answer answer = wire.control("settings", Map.of("gateway", Map.of("amounts", "MAYBE")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("field").asText()).isEqualTo("gateway.amounts");
    }

    @Test
    void letsAnotherSystemMoveTheCounters() throws IOException {
        Answer moved = wire.control(
                "other-system", Map.of("tin", device.tin(), "bhfId", "00", "sales", 3, "movements", 2, "items", 1));

        assertThat(moved.json().path(0).path("lastInvcNo").asLong()).isEqualTo(3);
        assertThat(moved.json().path(0).path("lastSarNo").asLong()).isEqualTo(2);
        assertThat(sell(3).resultCd()).isEqualTo("994");
        assertThat(device.call("selectInvoiceDetails", Map.of("invcNo", 3))
                        .data()
                        .path("salesList")
                        .path(0)
                        .path("custNm")
                        .asText())
                .isEqualTo("Buyer of another system");
        assertThat(GatewayClient.debugMessage(gateway.call(device, "/saveItem", Payload.item("KE2CTNO0000002"))))
                .endsWith("********3");
    }

    @Test
    void goesByItsOwnClock() throws IOException {
        assertThat(wire.control("settings", Map.of("clockSkewSeconds", -172_800))
                        .status())
                .isEqualTo(200);
        String today = LocalDate.now(ZoneId.of("Africa/Nairobi")).format(DateTimeFormatter.BASIC_ISO_DATE);

        Answer answer =
                device.call("insertStockIO", Payload.movement(1, "06", "10").put("ocrnDt", today));

        assertThat(answer.resultMsg()).contains("ocrnDt");
    }

    @Test
    void findsASaleOnlyAfterTheLag() throws IOException {
        wire.control("settings", Map.of("readLagMillis", 1000));
        assertThat(sell(1).resultCd()).isEqualTo("000");

        assertThat(device.call("selectInvoiceDetails", Map.of("invcNo", 1)).resultCd())
                .isEqualTo("001");
        await().until(() -> device.call("selectInvoiceDetails", Map.of("invcNo", 1))
                .resultCd()
                .equals("000"));
    }

    @Test
    void doesNotListSalesOfTooLongATimeInTime() throws IOException {
        assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd()).isEqualTo("000");
        wire.control("settings", Map.of("salesListDays", 30));

        assertThat(device.call("selectTrnsSalesList", Map.of("lastReqDt", daysAgo(31)))
                        .status())
                .isEqualTo(504);
        assertThat(device.call("selectTrnsSalesList", Map.of("lastReqDt", daysAgo(29)))
                        .resultCd())
                .isEqualTo("000");
        assertThat(List.of("yesterday", "20261399000000"))
                .allSatisfy(noMoment -> assertThat(device.call("selectTrnsSalesList", Map.of("lastReqDt", noMoment))
                                .resultCd())
                        .isEqualTo("910"));
    }

    private static String daysAgo(int days) {
        return LocalDate.now(ZoneId.of("Africa/Nairobi")).minusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE)
                + "000000";
    }

    @Test
    void signsADebitNoteForASaleWhenTold() throws IOException {
        assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd()).isEqualTo("000");
        assertThat(device.call("saveTrnsSalesOsdc", debitNote(2, 1)).resultCd()).isEqualTo("910");
        wire.control("settings", Map.of("debitNotes", "ACCEPT", "creditCap", "CAPPED"));

        assertThat(device.call("saveTrnsSalesOsdc", debitNote(2, 9)).text()).contains("orgInvcNo does not exist");
        assertThat(device.call("saveTrnsSalesOsdc", debitNote(2, 1)).resultCd()).isEqualTo("000");
        assertThat(device.call("saveTrnsSalesOsdc", Payload.creditNote(3, 1)).resultCd())
                .as("a debit note takes nothing off what may be credited")
                .isEqualTo("000");
    }

    private static JsonNode debitNote(long invcNo, long orgInvcNo) {
        return Payload.sale(invcNo).put("rcptTyCd", "D").put("orgInvcNo", orgInvcNo);
    }
}
