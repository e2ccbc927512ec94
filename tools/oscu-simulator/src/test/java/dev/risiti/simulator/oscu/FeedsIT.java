package dev.risiti.simulator.oscu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What appears at KRA by itself, and what becomes of it. */
@QuarkusTest
class FeedsIT {
    private static final Map<String, String> FROM_THE_START = Map.of("lastReqDt", "20180101000000");

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
        wire.send("DELETE", "/simulator/settings", "", Map.of());
    }

    private JsonNode rows(String call, String list) throws IOException {
        return device.call(call, FROM_THE_START).data().path(list);
    }

    @Test
    void seedsSupplierInvoicesOneAfterAnotherWithAmountsThatDoNotAgree() throws IOException {
        assertThat(device.call("selectTrnsPurchaseSalesList", FROM_THE_START).resultCd())
                .isEqualTo("001");
        wire.control("settings", Map.of("seedSeconds", 1));
        await().until(() -> rows("selectTrnsPurchaseSalesList", "saleList").size() >= 2);
        wire.control("settings", Map.of("seedSeconds", 0));

        JsonNode seeded = rows("selectTrnsPurchaseSalesList", "saleList");

        assertThat(seeded).hasSize(5);
        assertThat(seeded).allSatisfy(row -> {
            BigDecimal taxable = row.path("totTaxblAmt").decimalValue();
            BigDecimal tax = row.path("totTaxAmt").decimalValue();
            assertThat(taxable.stripTrailingZeros().scale()).isLessThanOrEqualTo(0);
            assertThat(tax).isNotEqualByComparingTo(taxable.multiply(new BigDecimal("0.16")));
            assertThat(row.path("remark").asText()).isEqualTo("Completed by Automated User");
        });
        assertThat(seeded).anyMatch(row -> row.path("pmtTyCd").isNull());
    }

    @Test
    void listsTheLastRowTwiceWhenTold() throws IOException {
        wire.control("settings", Map.of("seedSeconds", 0, "feedRepeat", "ON"));

        JsonNode rows = rows("selectTrnsPurchaseSalesList", "saleList");

        assertThat(rows).hasSize(6);
        assertThat(rows.get(5)).isEqualTo(rows.get(4));
    }

    @Test
    void decidesImportsAndShowsItLater() throws IOException {
        wire.control("settings", Map.of("importLagMillis", 1000));
        wire.control("feeds/imports", Map.of("tin", device.tin(), "taskCd", "20261105000001"));
        JsonNode line = rows("selectImportItemList", "itemList").path(0);
        ObjectNode decision = decision(line);

        Answer withoutRemark = device.call("updateImportItem", decision);
        Answer unknown = device.call("updateImportItem", decision.deepCopy().put("taskCd", "01"));
        Answer pretended = GatewayClient.registered(wire)
                .call(device, "/importedItemConvertedInfo", decision.deepCopy().put("remark", "Received"));
        Answer decided = device.call("updateImportItem", decision.deepCopy().put("remark", "Received"));

        assertThat(line.path("dclDe").asText()).matches("[0-3][0-9][01][0-9]20[0-9]{2}");
        assertThat(withoutRemark.resultCd()).isEqualTo("999");
        assertThat(unknown.resultMsg()).contains("taskCd '01' not found.");
        assertThat(GatewayClient.resultCd(pretended)).isEqualTo("000");
        assertThat(decided.resultCd()).isEqualTo("000");
        assertThat(status()).isEqualTo("2");
        await().until(() -> status().equals("3"));
    }

    private String status() throws IOException {
        return rows("selectImportItemList", "itemList")
                .path(0)
                .path("imptItemsttsCd")
                .asText();
    }

    private static ObjectNode decision(JsonNode line) {
        ObjectNode decision = Json.MAPPER.createObjectNode();
        for (String field : new String[] {"taskCd", "dclDe", "itemSeq", "hsCd"}) {
            decision.set(field, line.path(field));
        }
        return decision.put("itemClsCd", "1010160100")
                .put("itemCd", Payload.SOAP)
                .put("imptItemSttsCd", "3")
                .put("modrId", "u1")
                .put("modrNm", "User");
    }

    @Test
    void doesNotKeepWhatTheOldAliasAccepts() throws IOException {
        wire.control("settings", Map.of("importLagMillis", 0));
        wire.control("feeds/imports", Map.of("tin", device.tin(), "taskCd", "20261105000001"));
        ObjectNode decision =
                decision(rows("selectImportItemList", "itemList").path(0)).put("remark", "Received");

        Answer answer = GatewayClient.registered(wire).call(device, "/importedItemConvertedInfo", decision);

        assertThat(GatewayClient.resultCd(answer)).isEqualTo("000");
        assertThat(status()).isEqualTo("2");
    }

    @Test
    void showsABranchWhatAnotherHasSent() throws IOException {
        TestDevice branch = device.branch("01");
        ObjectNode movement = Payload.coherentMovement(1, "13", 4).put("custBhfId", "01");
        assertThat(device.call("insertStockIO", movement).resultCd()).isEqualTo("000");

        JsonNode row = branch.call("selectStockMoveList", FROM_THE_START)
                .data()
                .path("stockList")
                .path(0);

        assertThat(row.path("custBhfId").asText()).isEqualTo("00");
        assertThat(row.path("sarNo").asLong()).isEqualTo(1);
        assertThat(row.path("itemList").path(0).path("qty").decimalValue()).isEqualByComparingTo(BigDecimal.valueOf(4));
        assertThat(device.call("selectStockMoveList", FROM_THE_START).resultCd())
                .isEqualTo("001");
    }

    @Test
    void publishesNoticesByItselfAndByOrder() throws IOException {
        wire.control("feeds/notices", Map.of("title", "Ordered notice"));

        JsonNode notices = rows("selectNoticeList", "noticeList");

        assertThat(notices).hasSizeGreaterThan(29);
        assertThat(notices.findValuesAsText("title")).contains("Ordered notice");
        assertThat(notices.path(0).path("dtlUrl").asText()).contains("localhost");
    }

    @Test
    void findsTaxpayersByPin() throws IOException {
        TestDevice other = TestDevice.installed(wire);

        assertThat(lookUp(other.tin())
                        .data()
                        .path("custList")
                        .path(0)
                        .path("taxprNm")
                        .asText())
                .isEqualTo("MTAA TRADERS LIMITED");
        assertThat(lookUp("P051900005E")
                        .data()
                        .path("custList")
                        .path(0)
                        .path("taxprSttsCd")
                        .asText())
                .isEqualTo("D");
        assertThat(lookUp("P999999999Z").resultCd()).isEqualTo("001");
    }

    private Answer lookUp(String tin) throws IOException {
        return device.call("selectCustomer", Map.of("custmTin", tin));
    }

    @Test
    void listsBranchesThatHaveNoDevice() throws IOException {
        JsonNode branches = rows("selectBhfList", "bhfList");

        assertThat(branches.findValuesAsText("bhfId")).containsExactly("00", "01", "02");
        assertThat(branches.findValuesAsText("hqYn")).containsOnly("Y");
    }

    @Test
    void countsPurchasesApartFromSales() throws IOException {
        assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd()).isEqualTo("000");

        Answer first = device.call("insertTrnsPurchase", Payload.purchase(1, "P052000222L", 6));
        Answer sameNumber = device.call("insertTrnsPurchase", Payload.purchase(1, "P052000222L", 7));
        Answer sameInvoice = device.call("insertTrnsPurchase", Payload.purchase(2, "P052000222L", 6));

        assertThat(first.resultCd()).as(first.text()).isEqualTo("000");
        assertThat(sameNumber.resultCd()).isEqualTo("994");
        assertThat(sameInvoice.resultCd()).isEqualTo("994");
    }

    @Test
    void deductsWhatIsSoldWhenTold() throws IOException {
        wire.control("settings", Map.of("saleMovesStock", "ON", "stock", "ENFORCED"));
        device.call("insertStockIO", Payload.coherentMovement(1, "06", 10));
        assertThat(device.call("saveTrnsSalesOsdc", Payload.sale(1)).resultCd()).isEqualTo("000");

        assertThat(device.call("saveStockMaster", Payload.stockMaster("7")).resultCd())
                .isEqualTo("000");
    }
}
