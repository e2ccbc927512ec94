package dev.risiti.simulator.oscu;

import static dev.risiti.simulator.oscu.GatewayClient.body;
import static dev.risiti.simulator.oscu.GatewayClient.customerMessage;
import static dev.risiti.simulator.oscu.GatewayClient.debugMessage;
import static dev.risiti.simulator.oscu.GatewayClient.resultCd;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.risiti.simulator.oscu.json.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Collections;
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

/** The gateway: tokens, names, envelopes and the validator with the texts seen in the field. */
@QuarkusTest
class GatewayDoorIT {
    private static final Map<String, String> FROM_THE_START = Map.of("lastReqDt", "20180101000000");

    @SuppressWarnings("NullAway.Init") // set by Quarkus before each test
    @TestHTTPResource("/")
    URI base;

    Wire wire;
    TestDevice device;
    GatewayClient gateway;

    /** A device with ten cartons of soap, installed and stocked through the gateway. */
    @BeforeEach
    void installDevice() throws IOException {
        wire = new Wire(base);
        gateway = GatewayClient.registered(wire);
        device = TestDevice.approved(wire);
        device.keep(body(gateway.initialise(device))
                .path("data")
                .path("info")
                .path("cmcKey")
                .asText());
        accepted("/selectItemClass", FROM_THE_START);
        accepted("/saveItem", Payload.item(Payload.SOAP));
        accepted("/insert/stockIO", Payload.coherentMovement(1, "06", 10));
    }

    @AfterEach
    void restoreSettings() throws IOException {
        wire.send("DELETE", "/simulator/settings", "", Map.of());
        wire.send("DELETE", "/simulator/faults", "", Map.of());
    }

    private void accepted(String path, Object body) throws IOException {
        Answer answer = gateway.call(device, path, body);
        assertThat(resultCd(answer)).as(answer.text()).isEqualTo("000");
    }

    private Answer sell(ObjectNode sale) throws IOException {
        return gateway.call(device, "/sendSalesTransaction", sale);
    }

    private void set(String name, Object value) throws IOException {
        Answer answer = wire.control("settings", Map.of("gateway", Map.of(name, value)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void refused(Answer answer, String debugMessage) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(debugMessage(answer)).isEqualTo(debugMessage);
        assertThat(answer.json().path("responseHeader").path("responseCode").asInt())
                .isEqualTo(400);
        assertThat(body(answer).isNull()).isTrue();
    }

    @Test
    void handsOutTokensToAGetWithTheRightSecretOnly() throws IOException {
        Answer token = gateway.fetchToken("GET", gateway.secret());
        Answer wrong = gateway.fetchToken("GET", "another");
        Answer posted = gateway.fetchToken("POST", gateway.secret());

        assertThat(token.json().path("access_token").asText()).hasSize(28);
        assertThat(token.json().path("expires_in")).isEqualTo(new TextNode("3599"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(posted.status()).isEqualTo(200);
        assertThat(posted.text()).isEmpty();
    }

    @Test
    void knowsNoTokenWithoutOneAndSaysWhenOneHasRunOut() throws IOException {
        Map<String, String> headers = gateway.headers(device);
        headers.remove("Authorization");
        Answer without = wire.post(GatewayClient.BASE + "/selectNotices", FROM_THE_START, headers);
        wire.send("DELETE", "/simulator/tokens", "", Map.of());
        Answer expired = gateway.call(device, "/selectNotices", FROM_THE_START);
        set("expiredToken", "HEADER");
        Answer header = gateway.call(device, "/selectNotices", FROM_THE_START);
        gateway.refresh();

        assertThat(without.status()).isEqualTo(401);
        assertThat(without.json().path("header").path("responseMessage").asText())
                .isEqualTo("Unauthorised-Invalid Access Token");
        assertThat(without.json().path("header").path("timestamp").asText()).endsWith("Z");
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.json().path("fault").path("faultstring").asText()).isEqualTo("Access Token expired");
        assertThat(header.json().path("header").path("responseCode").asInt()).isEqualTo(401);
        accepted("/selectNotices", FROM_THE_START);
    }

    @Test
    void letsATokenRunOutByItself() throws IOException {
        set("tokenSeconds", 0);
        gateway.refresh();

        assertThat(gateway.call(device, "/selectNotices", FROM_THE_START).status())
                .isEqualTo(401);
    }

    @Test
    void answersAnUnroutedPathWithAFault() throws IOException {
        Answer answer = gateway.call(device, "/selectInvoiceType", FROM_THE_START);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("fault").path("detail").path("errorcode").asText())
                .isEqualTo("entities.UnresolvedVariable");
    }

    @Test
    void looksForTheAppWhereTheHarnessStands() throws IOException {
        Map<String, String> headers = gateway.headers(device);
        headers.remove("apigee_app_id");
        Answer missing = wire.post(GatewayClient.BASE + "/saveItem", Payload.item("KE2CTNO0000002"), headers);
        Answer unharnessed = wire.post(GatewayClient.BASE + "/selectNotices", FROM_THE_START, headers);
        headers.put("apigee_app_id", "another");
        Answer wrong = wire.post(GatewayClient.BASE + "/saveItem", Payload.item("KE2CTNO0000002"), headers);

        refused(missing, "Invalid Headers apigee_app_id");
        assertThat(resultCd(unharnessed)).isEqualTo("000");
        assertThat(debugMessage(wrong)).contains("TestSessionApiLog.getApiNo()");
        assertThat(customerMessage(wrong)).isEqualTo(" Error: ");
    }

    @Test
    void wrapsAnAnswerAndTheRefusalsOfKraItself() throws IOException {
        Answer signed = sell(Payload.sale(1));
        Answer again = gateway.initialise(device);
        Map<String, String> headers = gateway.headers(device);
        headers.put("cmcKey", "0000");
        Answer stranger = wire.post(GatewayClient.BASE + "/selectNotices", FROM_THE_START, headers);

        assertThat(signed.status()).isEqualTo(200);
        assertThat(signed.json().path("responseHeader").path("responseCode").asInt())
                .isEqualTo(200);
        assertThat(body(signed).path("data").path("rcptSign").asText()).hasSize(16);
        assertThat(again.status()).isEqualTo(200);
        assertThat(resultCd(again)).isEqualTo("902");
        assertThat(customerMessage(again)).isEqualTo("This device is installed");
        assertThat(resultCd(stranger)).isEqualTo("901");
    }

    @Test
    void sharesOneDeviceWithTheDirectDoor() throws IOException {
        assertThat(resultCd(sell(Payload.sale(1)))).isEqualTo("000");

        assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd()).isEqualTo("994");
        assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(2)).resultCd()).isEqualTo("000");
        refused(sell(Payload.sale(2)), "Invc No: 2 is invalid, use the expected value: 3");
        JsonNode row = body(gateway.call(device, "/selectInvoiceDetail", Map.of("invcNo", 2)))
                .path("data")
                .path("salesList")
                .path(0);
        assertThat(row.path("receipt").path("totRcptNo").asText()).isEqualTo("2");
        assertThat(row.path("modrId").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "USE_EXPECTED,'Invc No: 7 is invalid, use the expected value: 1'",
        "EXPECTED_BUT_FOUND,'Invalid invcNo sequence, expected: 1 but found: 7'",
    })
    void namesTheExpectedNumberInBothTexts(String text, String expected) throws IOException {
        set("invcNoText", text);

        refused(sell(Payload.sale(7)), expected);
    }

    @Test
    void carriesARefusalInHttp200WhenTold() throws IOException {
        set("refusalStatus", "HTTP_200_FOR_STOCK_MASTER");

        Answer stock = gateway.call(device, "/save/stockMaster", Payload.stockMaster("125"));
        Answer sale = sell(Payload.sale(7));

        assertThat(stock.status()).isEqualTo(200);
        assertThat(customerMessage(stock)).isEqualTo("rsdQty mismatch. Expected: 10.0 but found: 125");
        assertThat(debugMessage(stock))
                .isEqualTo("rsdQty quantity provided does not match the " + Payload.SOAP + " code from Stock IO");
        assertThat(body(stock).isNull()).isTrue();
        assertThat(sale.status()).isEqualTo(400);
    }

    @Test
    void carriesAnEmptyAnswerInHttp400WhenTold() throws IOException {
        set("emptyStatus", "HTTP_400");

        Answer answer = gateway.call(device, "/selectCodeList", Map.of("lastReqDt", "20991231000000"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("responseHeader").path("responseCode").asInt())
                .isEqualTo(200);
        assertThat(resultCd(answer)).isEqualTo("001");
    }

    @Test
    void servesTheShortClassListWithoutADate() throws IOException {
        Answer answer = gateway.call(device, "/selectItemClass", FROM_THE_START);

        JsonNode rows = body(answer).path("data").path("itemClsList");
        assertThat(rows).hasSize(26).allMatch(row -> row.path("itemClsLvl").asInt() == 0);
        assertThat(body(answer).path("resultMsg").asText()).isEqualTo("Success");
        assertThat(body(answer).path("resultDt").isNull()).isTrue();
        assertThat(device.call("selectItemClsList", FROM_THE_START).data().path("itemClsList"))
                .hasSizeGreaterThan(20_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stockRlsDt | null | stockRlsDt cannot be null",
                "taxRtE | 8 | Rule taxRtE failed: Tax rate mismatch. Expected: 0.00, Found: 8",
                "custTin | \"P052000999K\" | custTin on receipt does not match custTin provided in the request body",
                "regrId | null | regrId cannot be null",
                "invcNo | \"1\" | JSON parse error: Cannot deserialize value of type `java.lang.Integer` from String \"1\":"
                        + " not a valid `java.lang.Integer` value (through reference chain: invcNo)",
            })
    void refusesAHeaderTheDirectDoorTakes(String field, String value, String text) throws IOException {
        ObjectNode sale = Payload.sale(1);
        sale.set(field, Json.MAPPER.readTree(value));

        refused(sell(sale), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pkg | 2 | Invalid pkg for ItemList 1. Expected: 1, Found: 2",
                "itemNm | \"\" | Expected a value for itemNm on item: 1 but is empty or null",
                "taxblAmt | 3480 | Invalid taxblAmt on item: 1. Expected: 3000.00, But Found: 3480.00",
                "dcAmt | 1 | Invalid dcAmt for item",
                "qty | 11 | Invalid Item: Item KE2CTNO0000001 (itemSeq 1) does not exist in your stock master",
            })
    void refusesALineTheDirectDoorTakes(String field, String value, String text) throws IOException {
        ObjectNode sale = Payload.sale(1);
        Payload.firstLine(sale).set(field, Json.MAPPER.readTree(value));

        refused(sell(sale), text);
    }

    @Test
    void saysThatGoodsAreNotOnHandInTheOlderTextToo() throws IOException {
        set("stockText", "STOCK_SECTION");
        ObjectNode sale = Payload.sale(1);
        Payload.firstLine(sale).put("qty", 11);

        Answer answer = sell(sale);

        assertThat(debugMessage(answer)).startsWith("Items provided under the itemList section do not exist");
        assertThat(customerMessage(answer)).isEqualTo("Validation failed");
    }

    @Test
    void checksCreditNotes() throws IOException {
        ObjectNode nameless = Payload.sale(2);
        nameless.putNull("custNm");
        assertThat(resultCd(sell(Payload.sale(1)))).isEqualTo("000");
        assertThat(resultCd(sell(nameless))).isEqualTo("000");

        refused(sell(Payload.creditNote(3, 9)), "orgInvcNo does not exist. Please update the field and try again");
        refused(sell(Payload.creditNote(3, 1).putNull("rfdDt")), "Missing RfdDt Date");
        refused(sell(Payload.creditNote(3, 1).putNull("rfdRsnCd")), "Invalid RfdRsnCd");
        refused(sell(Payload.creditNote(3, 1).put("rfdRsnCd", "99")), "Invalid RfdRsnCd");
        refused(
                sell(Payload.creditNote(3, 1).put("custNm", "Somebody")),
                "custNm provided in the request body does not match custNm from the orgInvcNo");
        assertThat(debugMessage(sell(Payload.creditNote(3, 2)))).endsWith("getCustNm() is null");
        assertThat(resultCd(sell(Payload.creditNote(3, 1)))).isEqualTo("000");
    }

    @Test
    void allowsTwoNotesWhenToldSo() throws IOException {
        set("creditCap", "CAPPED_TWO_IN_SIX_MONTHS");
        assertThat(resultCd(sell(Payload.sale(1)))).isEqualTo("000");
        assertThat(resultCd(sell(Payload.creditNote(2, 1)))).isEqualTo("000");
        assertThat(resultCd(sell(Payload.creditNote(3, 1)))).isEqualTo("000");

        refused(sell(Payload.creditNote(4, 1)), "Only 2 credit notes are allowed per invoice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KE2CTNO0000003 | NO | CT | The itemCd is either reused or not incremented properly. Expected sequence"
                        + " ending with ********2",
                "KE2CTNO0000001 | NO | CT | The itemCd is either reused or not incremented properly. Expected sequence"
                        + " ending with ********2",
                "KE2CTNO0000002 | KG | CT | Incorrect QtyUnitCd Prefix",
                "KE2CTU0000002 | U | CT | Incorrect QtyUnitCd Prefix",
                "KE2CTNOX000002 | NO | CT | The ItemCd isn't made up of correct QtyUnitCd",
                "KE2CTNO0000002 | NO | NT | Incorrect Packaging Unit Prefix",
            })
    void wantsItemCodesMadeOfTheirUnitsAndInSequence(String itemCd, String qtyUnitCd, String pkgUnitCd, String text)
            throws IOException {
        ObjectNode item = Payload.item(itemCd).put("qtyUnitCd", qtyUnitCd).put("pkgUnitCd", pkgUnitCd);

        refused(gateway.call(device, "/saveItem", item), text);
    }

    @Test
    void countsItemsPerPinOrPerPrefix() throws IOException {
        accepted("/saveItem", Payload.item("KE2NTNO0000002").put("pkgUnitCd", "NT"));
        set("itemCdScope", "PREFIX");

        accepted("/saveItem", Payload.item("KE2CTNO0000002"));
    }

    @Test
    void refusesAnItemWithoutCountryOrWithAPackageOffTheList() throws IOException {
        refused(
                gateway.call(device, "/saveItem", Payload.item("KE2CTNO0000002").putNull("orgnNatCd")),
                "orgnNatCd cannot be null");
        assertThat(debugMessage(gateway.call(
                        device, "/saveItem", Payload.item("KE2CTNO0000002").put("pkgUnitCd", "BX"))))
                .startsWith("The Package unit code can ony be among the following list: [AM, BA, ");
    }

    @Test
    void checksMovements() throws IOException {
        refused(
                gateway.call(device, "/insert/stockIO", Payload.coherentMovement(1, "06", 10)),
                "Invalid sarNo: Expected: 2 but found: 1");
        refused(
                gateway.call(
                        device,
                        "/insert/stockIO",
                        Payload.coherentMovement(2, "06", 1).putNull("regTyCd")),
                "regTyCd cannot be null");
        assertThat(debugMessage(gateway.call(
                        device,
                        "/insert/stockIO",
                        Payload.coherentMovement(2, "06", 1).putNull("orgSarNo"))))
                .contains("getOrgSarNo()");
        ObjectNode noTotal = Payload.coherentMovement(2, "06", 1);
        Payload.firstLine(noTotal).putNull("totAmt");
        refused(
                gateway.call(device, "/insert/stockIO", noTotal),
                "Expected a value for totAmt on item: 1 but it is empty or null");
        ObjectNode unknown = Payload.coherentMovement(2, "06", 1);
        Payload.firstLine(unknown).put("itemCd", "KE2CTNO0000009");
        refused(gateway.call(device, "/insert/stockIO", unknown), "itemCd does not exist");
        Map<String, String> headers = gateway.headers(device);
        headers.put("bhfId", "07");
        refused(
                wire.post(GatewayClient.BASE + "/insert/stockIO", Payload.coherentMovement(2, "06", 1), headers),
                "Error occurred while validating item tax type: Please try again later");
    }

    @Test
    void wantsTheClassListBeforeMovements() throws IOException {
        TestDevice fresh = TestDevice.installed(wire);
        fresh.saveItem(Payload.SOAP);

        refused(
                gateway.call(fresh, "/insert/stockIO", Payload.coherentMovement(1, "06", 1)),
                "Make 'Get Item Classification List' request before performing StockIo");
    }

    @Test
    void holdsComponentsAgainstTheStockAndUsesThemUp() throws IOException {
        ObjectNode composition = Payload.composition(Payload.SOAP, Payload.SOAP, 11);
        Answer unstocked = gateway.call(device, "/saveItemComposition", composition);
        accepted("/saveItem", Payload.item("KE3CTNO0000002").put("itemTyCd", "3"));

        refused(unstocked, "You dont have sufficient stock for this Transaction. Please replenish your stock ");
        assertThat(customerMessage(unstocked)).isEqualTo("Insufficient Stock");
        refused(
                gateway.call(device, "/saveItemComposition", Payload.composition("KE3CTNO0000002", Payload.SOAP, 1)),
                "You cannot create an service using an item");
        accepted("/saveItemComposition", Payload.composition(Payload.SOAP, Payload.SOAP, 4));
        accepted("/save/stockMaster", Payload.stockMaster("6"));
    }

    @Test
    void wantsPinAndBranchInTheBodyOfThree() throws IOException {
        Map<String, String> withBranch = Map.of("lastReqDt", "20180101000000", "bhfId", "00");
        Answer initialise = gateway.call(device, "/initialize", Map.of("bhfId", "00", "dvcSrlNo", "x"));

        refused(gateway.call(device, "/selectStockMoveLists", withBranch), "tin cannot be Null");
        refused(gateway.call(device, "/getPurchaseTransactionInfo", withBranch), "tin cannot be Null");
        refused(initialise, "Tin cannot be empty");
        assertThat(customerMessage(initialise)).isEqualTo("Missing Tin");
    }

    @Test
    void breaksADeviceThatIsInitialisedTooOften() throws IOException {
        assertThat(resultCd(gateway.initialise(device))).isEqualTo("902");
        assertThat(resultCd(gateway.initialise(device))).isEqualTo("902");

        Answer broken = gateway.initialise(device);
        Answer later = gateway.initialise(device);

        assertThat(customerMessage(broken)).isEqualTo("Unable to process the request. Please try again");
        assertThat(debugMessage(broken)).endsWith("Query did not return a unique result: 2 results were returned");
        assertThat(debugMessage(later)).endsWith("3 results were returned");
        assertThat(debugMessage(sell(Payload.sale(1)))).endsWith("3 results were returned");
        assertThat(device.call("selectNoticeList", FROM_THE_START).resultCd()).isEqualTo("000");
    }

    @Test
    void throttlesLookUpsAndRequests() throws Exception {
        Callable<Answer> look = () -> gateway.call(device, "/selectNotices", FROM_THE_START);
        set("viewsPerMinute", 1);
        List<Answer> views = List.of(look.call(), look.call(), look.call());
        set("viewsPerMinute", 0);
        set("requestsPerSecond", 1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Answer> crowd = callers.invokeAll(Collections.nCopies(20, look)).stream()
                    .map(Future::resultNow)
                    .toList();

            assertThat(views).extracting(GatewayClient::resultCd).contains("990");
            assertThat(crowd).extracting(Answer::status).contains(429);
            assertThat(crowd).extracting(Answer::text).anyMatch(text -> text.contains("SpikeArrestViolation"));
        }
    }

    @Test
    void confirmsWhatASupplierHasInvoiced() throws IOException {
        TestDevice supplier = TestDevice.installed(wire);
        supplier.saveItem(Payload.SOAP);
        assertThat(supplier.call("saveTrnsSalesOsdc", Payload.sale(1).put("custTin", device.tin()))
                        .resultCd())
                .isEqualTo("000");
        Map<String, String> since = Map.of("lastReqDt", "20180101000000", "tin", device.tin(), "bhfId", "00");

        JsonNode row = body(gateway.call(device, "/getPurchaseTransactionInfo", since))
                .path("data")
                .path("saleList")
                .path(0);
        ObjectNode purchase = Payload.purchase(1, supplier.tin(), 1);
        Answer wrongTotal =
                gateway.call(device, "/sendPurchaseTransactionInfo", Payload.purchase(1, supplier.tin(), 1, "3000.00"));
        Answer unknown = gateway.call(device, "/sendPurchaseTransactionInfo", Payload.purchase(1, supplier.tin(), 4));
        Answer unnamed = gateway.call(
                device,
                "/sendPurchaseTransactionInfo",
                Payload.purchase(1, supplier.tin(), 1).putNull("spplrInvcNo"));

        assertThat(row.path("spplrTin").asText()).isEqualTo(supplier.tin());
        assertThat(row.path("cfmDt").asText()).isEqualTo("2026-11-05 10:15:00");
        assertThat(row.path("itemList").path(0).path("totAmt").decimalValue())
                .isEqualByComparingTo(new BigDecimal("3480"));
        refused(wrongTotal, "Invalid splyAmnt on item: 1. Expected: 3480.00, But Found: 3000.00");
        refused(unknown, "Supplier invoice number 4 does not exist");
        assertThat(debugMessage(unnamed)).contains("\"requestedInvcNo\" is null");
        assertThat(customerMessage(unknown)).isEqualTo("Missing purchase Record");
        assertThat(resultCd(gateway.call(device, "/sendPurchaseTransactionInfo", purchase)))
                .isEqualTo("000");
        refused(
                gateway.call(device, "/sendPurchaseTransactionInfo", purchase),
                "Invc No: 1 is invalid, use the expected value: 2");
    }

    @Test
    void keepsTheLedgerForBothDoors() throws IOException {
        gateway.call(device, "/selectInvoiceType", Map.of());
        sell(Payload.sale(7));

        List<JsonNode> ledger = wire.ledger(device.tin());
        JsonNode unrouted = ledger.get(ledger.size() - 2);
        JsonNode refused = ledger.getLast();

        assertThat(unrouted.path("call").asText()).isEqualTo("/selectInvoiceType");
        assertThat(unrouted.path("outcome").asText()).isEqualTo("REFUSED");
        assertThat(refused.path("door").asText()).isEqualTo("gateway");
        assertThat(refused.path("call").asText()).isEqualTo("saveTrnsSalesOsdc");
        assertThat(refused.path("resultCd").isNull()).isTrue();
        assertThat(refused.path("text").asText()).contains("expected value: 1");
        assertThat(refused.path("answered").asBoolean()).isTrue();
    }
}
