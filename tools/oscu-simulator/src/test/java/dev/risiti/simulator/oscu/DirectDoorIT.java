package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** KRA's rules on the direct door, judged over plain HTTP. */
@QuarkusTest
class DirectDoorIT {
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
    void restoreSettings() throws IOException {
        set("invcNoGap", "ACCEPT", "sarNoGap", "ACCEPT", "invcNoScope", "DEVICE", "itemCdRepeat", "UPDATE");
        set("stock", "OFF", "creditCap", "OFF", "amounts", "CONVENTION_C");
    }

    private void set(String... pairs) throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put(pairs[i], pairs[i + 1]);
        }
        assertThat(wire.control("settings", settings).status()).isEqualTo(200);
    }

    private Answer sell(ObjectNode sale) throws IOException {
        return device.call("saveTrnsSalesOsdc", sale);
    }

    @Test
    void handsOutTheKeyOnce() throws IOException {
        TestDevice fresh = TestDevice.approved(wire);

        JsonNode info = fresh.initialise().data().path("info");
        Answer again = fresh.initialise();

        assertThat(info.path("cmcKey").asText()).matches("[0-9A-F]{52}");
        assertThat(info.path("sdcId").asText()).matches("KRACU04[0-9]{8}");
        assertThat(info.path("mrcNo").asText()).matches("KRA[0-9]{8}");
        assertThat(again.resultCd()).isEqualTo("902");
        assertThat(again.data().isNull()).isTrue();
        assertThat(again.text()).doesNotContain(info.path("cmcKey").asText());
    }

    @Test
    void refusesToInitialiseASerialThatWasNotApproved() throws IOException {
        Answer answer = wire.post(
                "/etims-api/selectInitOsdcInfo",
                Map.of("tin", device.tin(), "bhfId", "00", "dvcSrlNo", "ANOTHER"),
                Map.of());

        assertThat(answer.resultCd()).isEqualTo("901");
    }

    @ParameterizedTest
    @CsvSource({"tin,900", "bhfId,900", "cmcKey,900"})
    void refusesACallerWithoutAHeader(String header, String resultCd) throws IOException {
        Map<String, String> headers = device.headers();
        headers.remove(header);

        Answer answer = wire.post("/etims-api/saveTrnsSalesOsdc", Payload.sale(1), headers);

        assertThat(answer.resultCd()).isEqualTo(resultCd);
    }

    @ParameterizedTest
    @CsvSource({"cmcKey,0000", "bhfId,07", "tin,P999999999Z"})
    void refusesACallerWithAWrongHeader(String header, String value) throws IOException {
        Map<String, String> headers = device.headers();
        headers.put(header, value);

        assertThat(wire.post("/etims-api/saveTrnsSalesOsdc", Payload.sale(1), headers)
                        .resultCd())
                .isEqualTo("901");
    }

    @Test
    void takesIdentityFromTheBodyToo() throws IOException {
        ObjectNode sale = Payload.sale(1);
        device.headers().forEach(sale::put);

        assertThat(wire.post("/etims-api/saveTrnsSalesOsdc", sale, Map.of()).resultCd())
                .isEqualTo("000");
    }

    @Test
    void signsASaleAndFindsItAgain() throws IOException {
        Answer signed = sell(Payload.sale(1));

        JsonNode receipt = signed.data();
        assertThat(signed.resultCd()).isEqualTo("000");
        assertThat(receipt.path("rcptSign").asText()).matches("[A-Z2-7]{16}");
        assertThat(receipt.path("intrlData").asText()).matches("[A-Z2-7]{25}[AEIMQUY4]");
        assertThat(receipt.path("curRcptNo").isNumber()).isTrue();

        JsonNode row = device.call("selectInvoiceDetails", Map.of("invcNo", 1))
                .data()
                .path("salesList")
                .path(0);
        assertThat(row.path("receipt").path("rcptSign")).isEqualTo(receipt.path("rcptSign"));
        assertThat(row.path("receipt").path("curRcptNo").isTextual()).isTrue();
        assertThat(row.path("receipt").path("sdcDateTime").asText())
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.0");
        assertThat(row.path("cfmDt").asText()).isEqualTo("2026-11-05 10:15:00");
        assertThat(row.path("totAmt").decimalValue()).isEqualByComparingTo(new BigDecimal("3480"));
        assertThat(row.has("trdInvcNo")).isFalse();
    }

    @Test
    void findsNothingUnderANumberThatWasNeverSigned() throws IOException {
        Answer answer = device.call("selectInvoiceDetails", Map.of("invcNo", 9));

        assertThat(answer.resultCd()).isEqualTo("001");
        assertThat(answer.data().isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "taxblAmt,3000.01",
        "taxAmt,479.99",
        "totAmt,3480.01",
        "splyAmt,3479.99",
        "dcAmt,0.01",
    })
    void refusesALineThatIsACentOff(String field, BigDecimal amount) throws IOException {
        ObjectNode sale = Payload.sale(1);
        Payload.firstLine(sale).put(field, amount);

        Answer answer = sell(sale);

        assertThat(answer.resultCd()).isEqualTo("910");
        assertThat(answer.resultMsg())
                .contains("Invalid " + field + " on item: 1")
                .contains(amount.toString());
    }

    @ParameterizedTest
    @CsvSource({"taxblAmtB,3000.01", "taxAmtB,480.01", "totTaxblAmt,2999.99", "totTaxAmt,480.01", "totAmt,3480.01"})
    void refusesAHeaderThatIsNotTheSumOfItsLines(String field, BigDecimal amount) throws IOException {
        Answer answer = sell(Payload.sale(1).put(field, amount));

        assertThat(answer.resultCd()).isEqualTo("910");
        assertThat(answer.resultMsg()).contains("Invalid " + field);
    }

    @Test
    void refusesARateThatIsNotTheListed() throws IOException {
        assertThat(sell(Payload.sale(1).put("taxRtB", 18)).resultMsg())
                .isEqualTo("Rule taxRtB failed: Tax rate mismatch. Expected: 16.00, Found: 18");
    }

    @Test
    void acceptsAWholePercentOfDiscount() throws IOException {
        assertThat(sell(Payload.discountedSale(1)).resultCd()).isEqualTo("000");
    }

    @Test
    void refusesADiscountOfABrokenPercent() throws IOException {
        ObjectNode sale = Payload.discountedSale(1);
        Payload.firstLine(sale).put("dcRt", new BigDecimal("10.4")).put("dcAmt", new BigDecimal("10.40"));

        assertThat(sell(sale).resultMsg()).isEqualTo("Invalid dcAmt on item: 1. Expected: 10.00, But Found: 10.40");
    }

    @Test
    void judgesNoAmountsWhenToldNotTo() throws IOException {
        set("amounts", "OFF");

        assertThat(sell(Payload.sale(1).put("totAmt", 1)).resultCd()).isEqualTo("000");
    }

    @Test
    void refusesANumberThatIsTaken() throws IOException {
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");

        Answer repeat = sell(Payload.sale(1));

        assertThat(repeat.resultCd()).isEqualTo("994");
        assertThat(repeat.resultMsg()).isEqualTo("There is an overlapped Data");
        assertThat(repeat.data().isNull()).isTrue();
    }

    @Test
    void acceptsAGapUnlessToldOtherwise() throws IOException {
        assertThat(sell(Payload.sale(5)).resultCd()).isEqualTo("000");
        set("invcNoGap", "REFUSE");

        Answer gap = sell(Payload.sale(7));
        Answer next = sell(Payload.sale(6));

        assertThat(gap.resultMsg()).isEqualTo("Invalid invcNo sequence, expected: 6 but found: 7");
        assertThat(next.resultCd()).isEqualTo("000");
    }

    @Test
    void countsPerDeviceUnlessToldPerPin() throws IOException {
        TestDevice branch = device.branch("01");
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");
        assertThat(branch.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd()).isEqualTo("000");
        assertThat(sell(Payload.sale(2)).resultCd()).isEqualTo("000");
        set("invcNoScope", "PIN");

        assertThat(branch.call("saveTrnsSalesOsdc", Payload.sale(2)).resultCd()).isEqualTo("994");
        assertThat(branch.call("saveTrnsSalesOsdc", Payload.sale(3)).resultCd()).isEqualTo("000");
    }

    @Test
    void refusesGoodsThatWereNeverRegistered() throws IOException {
        ObjectNode sale = Payload.sale(1);
        Payload.firstLine(sale).put("itemCd", "KE2CTNO0000002");

        assertThat(sell(sale).resultMsg()).contains("KE2CTNO0000002").contains("does not exist in your inventory");
    }

    @Test
    void knowsAnItemOfThePinAtEveryBranch() throws IOException {
        assertThat(device.branch("01")
                        .call("saveTrnsSalesOsdc", Payload.sale(1))
                        .resultCd())
                .isEqualTo("000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesDt | 20260230 | [<salesDt> : '20260230' is not yyyyMMdd]",
                "custTin | 12345 | [<custTin> : '12345' is not a valid PIN]",
                "regrId | | [<regrId> : may not be empty]",
                "remark | LONG | [<remark> : length must be between 0 and 400]",
                "totAmt | 3480.001 | [<totAmt> : numeric value out of bounds (<16 digits>.<2 digits> expected)]",
                "totAmt | 1e999999999 | [<totAmt> : numeric value out of bounds (<16 digits>.<2 digits> expected)]",
                "totAmt | many | [<totAmt> : must be a number]",
                "taxAmtE | | [<taxAmtE> : may not be empty]",
                "rfdRsnCd | 99 | [<rfdRsnCd> : code '99' is not in code list 32]",
            })
    void namesTheFieldThatIsWrong(String field, String value, String problem) throws IOException {
        Answer answer = sell(Payload.sale(1).put(field, "LONG".equals(value) ? "x".repeat(401) : value));

        assertThat(answer.resultCd()).isEqualTo("910");
        assertThat(answer.resultMsg()).isEqualTo("Request parameter error" + problem);
    }

    @ParameterizedTest
    @CsvSource({
        "taxTyCd,E,code 'E' of code list 04 is not in use",
        "itemClsCd,1234567890,class '1234567890' is not in the item classification list",
        "pkgUnitCd,BX,code 'BX' is not in code list 17",
        "qty,-1,must be greater than or equal to 0",
    })
    void namesTheLineThatIsWrong(String field, String value, String problem) throws IOException {
        ObjectNode sale = Payload.sale(1);
        Payload.firstLine(sale).put(field, value);

        assertThat(sell(sale).resultMsg())
                .isEqualTo("Request parameter error[<itemList[0]." + field + "> : " + problem + "]");
    }

    @Test
    void takesNumbersWrittenAsTextAndIgnoresUnknownFields() throws IOException {
        ObjectNode sale =
                Payload.sale(1).put("totAmt", "3480.00").put("invcNo", "1").put("ioTyCd", "1");

        assertThat(sell(sale).resultCd()).isEqualTo("000");
    }

    @Test
    void refusesBytesThatAreNoRequest() throws IOException {
        String whole = Payload.sale(1).toString();

        assertThat(device.raw("saveTrnsSalesOsdc", whole.substring(0, whole.length() - 40))
                        .resultCd())
                .isEqualTo("910");
        assertThat(device.raw("saveTrnsSalesOsdc", "[]").resultCd()).isEqualTo("910");
        assertThat(device.raw("saveTrnsSalesOsdc", "").resultCd()).isEqualTo("911");
        assertThat(device.raw("selectInvoiceType", "{}").resultCd()).isEqualTo("912");
        assertThat(wire.get("/etims-api/saveTrnsSalesOsdc").resultCd()).isEqualTo("912");
    }

    @Test
    void creditsAnOriginalOfThisDeviceOnly() throws IOException {
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");

        Answer unknown = sell(Payload.creditNote(2, 7));
        Answer elsewhere = device.branch("01").call("saveTrnsSalesOsdc", Payload.creditNote(1, 1));
        Answer credited = sell(Payload.creditNote(2, 1));
        Answer ofANote = sell(Payload.creditNote(3, 2));

        assertThat(unknown.resultMsg()).isEqualTo("orgInvcNo does not exist. Please update the field and try again");
        assertThat(elsewhere.resultCd()).isEqualTo("910");
        assertThat(credited.data().path("totRcptNo").asLong()).isEqualTo(2);
        assertThat(ofANote.resultCd()).isEqualTo("910");
    }

    @Test
    void refusesANoteWithAnotherBuyerOrWithoutReason() throws IOException {
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");

        assertThat(sell(Payload.creditNote(2, 1).put("custNm", "Somebody Else")).resultMsg())
                .contains("does not match custNm");
        assertThat(sell(Payload.creditNote(2, 1).putNull("rfdRsnCd")).resultMsg())
                .isEqualTo("Invalid RfdRsnCd");
    }

    @Test
    void capsCreditNotesWhenTold() throws IOException {
        set("creditCap", "CAPPED");
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");
        for (int note = 2; note <= 4; note++) {
            assertThat(sell(Payload.creditNote(note, 1)).resultCd()).isEqualTo("000");
        }

        assertThat(sell(Payload.creditNote(5, 1)).resultMsg()).contains("exceeds the original on item " + Payload.SOAP);
    }

    @Test
    void updatesAKnownItemUnlessToldToRefuseIt() throws IOException {
        assertThat(device.call("saveItem", Payload.item(Payload.SOAP).put("itemNm", "Soap, new"))
                        .resultCd())
                .isEqualTo("000");
        set("itemCdRepeat", "REFUSE");

        Answer refused = device.saveItem(Payload.SOAP);
        JsonNode items = device.call("selectItemList", Map.of("lastReqDt", "20180101000000"))
                .data()
                .path("itemList");

        assertThat(refused.resultCd()).isEqualTo("994");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("itemNm").asText()).isEqualTo("Soap, new");
    }

    @Test
    void recordsMovementsOnceAndNotInTheFuture() throws IOException {
        assertThat(device.call("insertStockIO", Payload.movement(1, "06", "10")).resultCd())
                .isEqualTo("000");

        assertThat(device.call("insertStockIO", Payload.movement(1, "06", "10")).resultCd())
                .isEqualTo("994");
        assertThat(device.call("insertStockIO", Payload.movement(2, "06", "10").put("ocrnDt", "20991231"))
                        .resultMsg())
                .contains("ocrnDt");
    }

    @Test
    void namesTheExpectedMovementWhenGapsAreRefused() throws IOException {
        set("sarNoGap", "REFUSE");

        assertThat(device.call("insertStockIO", Payload.movement(2, "06", "10")).resultMsg())
                .isEqualTo("Invalid sarNo: Expected: 1 but found: 2");
    }

    @Test
    void holdsStatedStockAgainstTheMovementsWhenTold() throws IOException {
        set("stock", "ENFORCED");

        Answer unstocked = sell(Payload.sale(1));
        Answer early = device.call("saveStockMaster", Payload.stockMaster("10"));
        device.call("insertStockIO", Payload.movement(1, "06", "10"));
        device.call("insertStockIO", Payload.movement(2, "11", "3"));
        Answer wrong = device.call("saveStockMaster", Payload.stockMaster("10"));
        Answer right = device.call("saveStockMaster", Payload.stockMaster("7"));

        assertThat(unstocked.resultMsg()).contains("does not exist in your stock master");
        assertThat(early.resultMsg()).startsWith("Stock IO is empty");
        assertThat(wrong.resultMsg()).isEqualTo("rsdQty mismatch. Expected: 7 but found: 10");
        assertThat(right.resultCd()).isEqualTo("000");
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");
    }

    @Test
    void servesWholeListsOnceAndThenNothingNew() throws IOException {
        Answer codes = device.call("selectCodeList", Map.of("lastReqDt", "20180101000000"));
        Answer classes = device.call("selectItemClsList", Map.of("lastReqDt", "20180101000000"));
        Answer later = device.call(
                "selectCodeList",
                Map.of("lastReqDt", codes.json().path("resultDt").asText()));

        assertThat(codes.data().path("clsList")).hasSize(23);
        assertThat(classes.data().path("itemClsList")).hasSizeGreaterThan(30);
        assertThat(classes.data().path("itemClsList").findValuesAsText("itemClsCd"))
                .contains("9901200000");
        assertThat(later.resultCd()).isEqualTo("001");
    }

    @Test
    void savesUsersAndCustomers() throws IOException {
        ObjectNode user = Payload.stockMaster("1")
                .put("userId", "teller")
                .put("userNm", "Teller")
                .put("pwd", "pass-word-9")
                .put("useYn", "Y");
        ObjectNode customer = Payload.stockMaster("1")
                .put("custNo", "C1")
                .put("custTin", "P052000111K")
                .put("custNm", "Buyer Limited")
                .put("useYn", "Y");

        assertThat(device.call("saveBhfUser", user).resultCd()).isEqualTo("000");
        assertThat(device.call("saveBhfCustomer", customer).resultCd()).isEqualTo("000");

        JsonNode held =
                wire.get("/simulator/devices?tin=" + device.tin()).json().path(0);
        assertThat(held.path("users").path(0).asText()).isEqualTo("teller");
        assertThat(held.path("customers").path(0).asText()).isEqualTo("C1");
        assertThat(held.toString()).doesNotContain(device.cmcKey());
    }

    @Test
    void listsSalesSinceAMoment() throws IOException {
        assertThat(sell(Payload.sale(1)).resultCd()).isEqualTo("000");

        Consumer<Answer> one =
                answer -> assertThat(answer.data().path("salesList")).hasSize(1);
        one.accept(device.call("selectTrnsSalesList", Map.of("lastReqDt", "20180101000000")));
        assertThat(device.call("selectTrnsSalesList", Map.of("lastReqDt", "20991231000000"))
                        .resultCd())
                .isEqualTo("001");
    }
}
