package dev.risiti.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.device.Adoption;
import dev.risiti.contracts.device.OpeningStock;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.submission.referee.KraSimulator;
import dev.risiti.submission.referee.Shop;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device that another system used before: its numbers and items go on from there. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortDeadlines.class)
class AdoptionIT {
    private static final String LISTED = "KE3NTNO0000007";

    @Test
    void sellsUnderTheCodeThatAnotherSystemRegisteredAlsoWhenTheListComesLate() {
        try (Shop shop = adopted("Delivery", true)) {
            shop.publish(shop.sale("Invoice/1", 1, "500.00"));
            DocumentResult accepted = accepted(shop, "Invoice/1");
            assertThat(Objects.requireNonNull(accepted.receipt()).invoiceNumber())
                    .isEqualTo(5);
            assertThat(accepted.receipt().lines().getFirst().itemCode()).isEqualTo(LISTED);
            assertThat(KraSimulator.ledger(shop.pin(), "saveItem"))
                    .as("the other system's")
                    .hasSize(1);
        }
    }

    @Test
    void registersANewItemBehindTheHighestNumberOfTheList() {
        try (Shop shop = adopted("Delivery", false)) {
            shop.publish(shop.service("99", "Transport"));
            accepted(shop, "Item/99");
            assertThat(KraSimulator.ledger(shop.pin(), "saveItem").stream()
                            .map(entry -> entry.path("number").asText()))
                    .containsExactly(LISTED, "KE3NTNO0000008");
        }
    }

    @Test
    void movesStockOnFromWhatKraHas() {
        ItemRef soap = new ItemRef(
                "21",
                "Soap",
                ItemType.FINISHED_PRODUCT,
                "5313160800",
                "KE",
                "NT",
                "NO",
                TaxType.B,
                new BigDecimal("100"),
                null);
        String code = "KE2NTNO0000003";
        Adoption adoption = new Adoption(
                0,
                0,
                0,
                Instant.now(),
                List.of(new OpeningStock(code, BigDecimal.TEN), new OpeningStock(code, BigDecimal.TWO)));
        try (Shop shop = Shop.adopted(
                adoption,
                (pin, key) -> KraSimulator.otherSystemSaves(pin, "00", key, item(code, "2", "Soap", "5313160800")))) {
            shop.publish(shop.saleOf(soap, "Invoice/1", "100.00"));
            accepted(shop, "Invoice/1");
            // A device without stock would wait: its policy says so.
            shop.result(at -> at.kind() == DocumentKind.STOCK_MOVEMENT && at.state() == ResultState.ACCEPTED);
            assertThat(onHand(shop.deviceId(), code)).isEqualByComparingTo("11");
        }
    }

    @Test
    void asksAPersonWhatOnlyLooksLikeTheItemAndSellsUnderTheCodeTheyName() {
        try (Shop shop = adopted("DELIVERY", false)) {
            waitsForAPerson(shop);
            JsonNode question = operatorGets(shop).path(0);
            assertThat(question.path("name").asText()).isEqualTo("Delivery");
            assertThat(question.path("candidates").findValuesAsText("itemCode")).containsExactly(LISTED);
            link(shop, "KE3NTNO0000099").statusCode(409).body("code", equalTo("NOT_FREE"));
            link(shop, LISTED).statusCode(200).body("state", equalTo("REGISTERED"));
            DocumentResult accepted = accepted(shop, "Invoice/1");
            assertThat(Objects.requireNonNull(accepted.receipt())
                            .lines()
                            .getFirst()
                            .itemCode())
                    .isEqualTo(LISTED);
            assertThat(operatorGets(shop)).isEmpty();
            link(shop, LISTED).statusCode(409).body("code", equalTo("NOT_ASKED"));
        }
    }

    @Test
    void registersAnItemThatAPersonSaysIsNew() {
        try (Shop shop = adopted("DELIVERY", false)) {
            waitsForAPerson(shop);
            link(shop, null).statusCode(200).body("state", equalTo("NEW"));
            DocumentResult accepted = accepted(shop, "Invoice/1");
            assertThat(Objects.requireNonNull(accepted.receipt())
                            .lines()
                            .getFirst()
                            .itemCode())
                    .isEqualTo("KE3NTNO0000008");
        }
    }

    private static void waitsForAPerson(Shop shop) {
        shop.publish(shop.sale("Invoice/1", 1, "500.00"));
        shop.result(at -> at.sourceDocumentId().equals("Invoice/1")
                && at.reason() != null
                && at.reason().code().equals("ITEM_DOUBTFUL"));
    }

    /** A device under which another system signed four sales and registered a service of this name. */
    private static Shop adopted(String name, boolean listFailsFirst) {
        return Shop.adopted(new Adoption(4, 0, 0, Instant.now()), (pin, key) -> {
            KraSimulator.otherSystemSells(pin, "00", 4);
            KraSimulator.otherSystemSaves(pin, "00", key, item(LISTED, "3", name, "1010160100"));
            if (listFailsFirst) {
                KraSimulator.fault("selectItemList", pin, "HTTP_504", 2);
            }
        });
    }

    private static Map<String, ?> item(String code, String type, String name, String classCode) {
        return Map.of(
                "itemCd",
                code,
                "itemClsCd",
                classCode,
                "itemTyCd",
                type,
                "itemNm",
                name,
                "pkgUnitCd",
                "NT",
                "qtyUnitCd",
                "NO",
                "taxTyCd",
                "B",
                "dftPrc",
                900);
    }

    private static BigDecimal onHand(String deviceId, String itemCode) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select quantity from stock where device_id = ? and item_code = ?")) {
            query.setString(1, deviceId);
            query.setString(2, itemCode);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBigDecimal(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentResult accepted(Shop shop, String id) {
        return shop.result(at -> at.sourceDocumentId().equals(id) && at.state() == ResultState.ACCEPTED);
    }

    private static JsonNode operatorGets(Shop shop) {
        return given().auth()
                .oauth2("test-operator-token")
                .get("/operator/items/questions?pin=" + shop.pin())
                .as(JsonNode.class);
    }

    private static ValidatableResponse link(Shop shop, @Nullable String code) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "reason",
                "looked at the shelf",
                "environment",
                "SANDBOX",
                "pin",
                shop.pin(),
                "source",
                "books/" + shop.pin(),
                "sourceItemId",
                "13"));
        if (code != null) {
            body.put("itemCode", code);
        }
        return given().auth()
                .oauth2("test-operator-token")
                .contentType("application/json")
                .body(body)
                .post("/operator/items/link")
                .then();
    }
}
