package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call on both doors against its field table, field by field. The cases are generated, not written. */
@QuarkusTest
class ContractIT {
    private static final String DIRECT = "direct";
    private static final String GATEWAY = "gateway";

    /** Mandatory on paper and known not to be (KRA reference 2.17, 5.5). */
    private static final Set<String> OPTIONAL_IN_FACT = Set.of(
            "direct saveTrnsSalesOsdc salesTyCd",
            "gateway saveTrnsSalesOsdc salesTyCd",
            "gateway saveTrnsSalesOsdc trdInvcNo",
            "gateway saveTrnsSalesOsdc modrId",
            "gateway saveTrnsSalesOsdc modrNm");

    @SuppressWarnings("NullAway.Init") // set by Quarkus before each test
    @TestHTTPResource("/")
    URI base;

    Wire wire;
    GatewayClient gateway;

    @BeforeEach
    void registerApp() throws IOException {
        wire = new Wire(base);
        gateway = GatewayClient.registered(wire);
    }

    static Stream<Arguments> callsAndDoors() {
        return Contract.all().stream()
                .flatMap(call -> Stream.of(Arguments.of(call, DIRECT), Arguments.of(call, GATEWAY)));
    }

    private Answer ask(String door, TestDevice device, Contract call, ObjectNode body) throws IOException {
        return door.equals(DIRECT)
                ? device.call(call.name(), body)
                : gateway.call(device, call.gatewayPaths().getFirst(), body);
    }

    private static JsonNode envelope(String door, Answer answer) {
        return door.equals(DIRECT) ? answer.json() : answer.json().path("responseBody");
    }

    private static String refusal(String door, Answer answer) {
        return door.equals(DIRECT)
                ? answer.resultMsg()
                : GatewayClient.customerMessage(answer) + " / " + GatewayClient.debugMessage(answer);
    }

    private static void assertRefused(String door, Answer answer) {
        if (door.equals(DIRECT)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.resultCd()).as(answer.text()).isEqualTo("910");
            assertThat(answer.data().isNull()).isTrue();
        } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().path("responseBody").isNull()).isTrue();
        }
    }

    /** A device for which this call can succeed, brought there through both doors. */
    private TestDevice prepared(Contract call) throws IOException {
        if (call.initialises()) {
            return TestDevice.approved(wire);
        }
        TestDevice device = TestDevice.installed(wire);
        gateway.call(device, "/selectItemClass", Map.of("lastReqDt", "20180101000000"));
        device.saveItem(Payload.SOAP);
        device.call("insertStockIO", Payload.coherentMovement(1, "06", 10));
        switch (call.name()) {
            case "selectInvoiceDetails", "selectTrnsSalesList" -> device.call("saveTrnsSalesOsdc", Payload.sale(1));
            case "selectCustomerList" ->
                device.call("saveBhfCustomer", byName("saveBhfCustomer").leastBody());
            case "selectTrnsPurchaseSalesList", "insertTrnsPurchase" ->
                wire.control(
                        "feeds/purchases",
                        Map.of(
                                "tin",
                                device.tin(),
                                "spplrTin",
                                "P052000222L",
                                "spplrNm",
                                "Supplier Limited",
                                "spplrInvcNo",
                                6,
                                "totAmt",
                                1160));
            case "selectImportItemList", "updateImportItem" ->
                wire.control("feeds/imports", Map.of("tin", device.tin(), "taskCd", "20261105000001"));
            case "selectStockMoveList" ->
                wire.control(
                        "feeds/transfers",
                        Map.of(
                                "tin",
                                device.tin(),
                                "bhfId",
                                "00",
                                "fromBhfId",
                                "01",
                                "sarNo",
                                3,
                                "itemCd",
                                Payload.SOAP));
            default -> {
                // Nothing else is needed.
            }
        }
        return device;
    }

    private static Contract byName(String name) {
        return Contract.all().stream()
                .filter(call -> call.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The least body, with what follows from the prepared device and what the doors want beyond the table. */
    private ObjectNode body(Contract call, TestDevice device) throws IOException {
        ObjectNode body = call.leastBody();
        switch (call.name()) {
            case "selectInitOsdcInfo" ->
                body.put("tin", device.tin()).put("bhfId", device.bhfId()).put("dvcSrlNo", device.serial());
            case "selectStockMoveList", "selectTrnsPurchaseSalesList" ->
                body.put("tin", device.tin()).put("bhfId", device.bhfId());
            case "saveItem" -> body.put("itemCd", "KE2CTNO0000002");
            case "saveStockMaster" -> body.put("rsdQty", 10);
            case "saveTrnsSalesOsdc" -> body.put("rcptTyCd", "S").put("stockRlsDt", "20261105101500");
            case "insertTrnsPurchase" ->
                body.put("rcptTyCd", "P")
                        .put("spplrTin", "P052000222L")
                        .put("spplrNm", "Supplier Limited")
                        .put("spplrInvcNo", 6);
            case "insertStockIO" -> {
                body.put("sarNo", 2);
                Payload.firstLine(body).put("itemCd", Payload.SOAP);
            }
            case "updateImportItem" ->
                body.put("taskCd", "20261105000001")
                        .put("dclDe", declaredOn(device))
                        .put("itemSeq", 1);
            default -> {
                // As the table says.
            }
        }
        return body;
    }

    private String declaredOn(TestDevice device) throws IOException {
        return device.call("selectImportItemList", Map.of("lastReqDt", "20180101000000"))
                .data()
                .path("itemList")
                .path(0)
                .path("dclDe")
                .asText();
    }

    @ParameterizedTest
    @MethodSource("callsAndDoors")
    void takesTheLeastBodyAndAnswersEveryField(Contract call, String door) throws IOException {
        TestDevice device = prepared(call);

        Answer answer = ask(door, device, call, body(call, device));

        JsonNode envelope = envelope(door, answer);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(envelope.path("resultCd").asText()).as(answer.text()).isEqualTo("000");
        assertThat(envelope.has("resultDt")).isTrue();
        JsonNode row = call.answerRow(envelope.path("data"));
        assertThat(call.answerFields()).allMatch(row::has, "is answered");
        if (call.answerFields().isEmpty() && !call.name().equals("selectInvoiceDetails")) {
            assertThat(envelope.path("data").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndDoors")
    void refusesToGoWithoutAMandatoryField(Contract call, String door) throws IOException {
        TestDevice device = prepared(call);
        ObjectNode whole = body(call, device);
        for (Contract.Field field : call.fields()) {
            if (field.required() && !OPTIONAL_IN_FACT.contains(door + " " + call.name() + " " + field.name())) {
                ObjectNode body = whole.deepCopy();
                field.holder(body).remove(field.name());

                Answer answer = ask(door, device, call, body);

                assertRefused(door, answer);
                assertThat(refusal(door, answer)).containsIgnoringCase(field.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndDoors")
    void refusesATextThatIsTooLong(Contract call, String door) throws IOException {
        TestDevice device = prepared(call);
        ObjectNode whole = body(call, device);
        for (Contract.Field field : call.fields()) {
            if (field.isText() && field.textLength() > 0) {
                ObjectNode body = whole.deepCopy();
                field.holder(body).put(field.name(), "9".repeat(field.textLength() + 1));

                Answer answer = ask(door, device, call, body);

                assertRefused(door, answer);
                // The one live text that names its field in words.
                boolean inWords = door.equals(GATEWAY) && call.name().equals("saveItem");
                assertThat(refusal(door, answer))
                        .containsIgnoringCase(
                                inWords && field.name().equals("pkgUnitCd") ? "Package unit code" : field.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndDoors")
    void refusesANumberWrittenAsTextOnTheGatewayAlone(Contract call, String door) throws IOException {
        TestDevice device = prepared(call);
        ObjectNode body = body(call, device);
        List<String> numbers = new ArrayList<>();
        for (Contract.Field field : call.fields()) {
            ObjectNode holder = field.holder(body);
            if (field.isNumber() && holder.has(field.name())) {
                ObjectNode spoilt = body.deepCopy();
                field.holder(spoilt).put(field.name(), holder.path(field.name()).asText());
                numbers.add(field.name());
                if (door.equals(GATEWAY)) {
                    Answer answer = ask(door, device, call, spoilt);
                    assertRefused(door, answer);
                    assertThat(refusal(door, answer)).contains(field.name()).contains("from String");
                }
            }
        }
        if (door.equals(DIRECT) && !numbers.isEmpty()) {
            for (Contract.Field field : call.fields()) {
                if (numbers.contains(field.name()) && field.holder(body).has(field.name())) {
                    field.holder(body)
                            .put(
                                    field.name(),
                                    field.holder(body).path(field.name()).asText());
                }
            }
            assertThat(ask(door, device, call, body).resultCd()).isEqualTo("000");
        }
    }

    @ParameterizedTest
    @MethodSource("callsAndDoors")
    void refusesACallerWithoutIdentity(Contract call, String door) throws IOException {
        if (call.initialises()) {
            return;
        }
        TestDevice device = prepared(call);
        ObjectNode body = body(call, device);
        for (String header : List.of("tin", "bhfId", "cmcKey")) {
            body.remove(List.of("tin", "bhfId"));
            Map<String, String> headers =
                    new HashMap<>(door.equals(DIRECT) ? device.headers() : gateway.headers(device));
            headers.remove(header);
            String path = door.equals(DIRECT)
                    ? "/etims-api/" + call.name()
                    : GatewayClient.BASE + call.gatewayPaths().getFirst();

            Answer answer = wire.post(path, body, headers);

            assertThat(envelope(door, answer).path("resultCd").asText())
                    .as(header)
                    .isEqualTo("900");
        }
    }

    static Stream<Arguments> aliases() {
        return Contract.all().stream()
                .flatMap(call -> call.gatewayPaths().stream().map(path -> Arguments.of(call, path)));
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void answersUnderEveryNameOfTheGateway(Contract call, String path) throws IOException {
        TestDevice device = prepared(call);

        Answer answer = gateway.call(device, path, body(call, device));

        assertThat(GatewayClient.resultCd(answer)).as(answer.text()).isEqualTo("000");
    }
}
