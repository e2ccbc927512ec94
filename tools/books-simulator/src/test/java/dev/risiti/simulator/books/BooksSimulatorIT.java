package dev.risiti.simulator.books;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.NoHttpResponseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BooksSimulatorIT {
    private static final AtomicLong REALMS = new AtomicLong(9_300_000_000_000_000L);

    private final String realm = Long.toString(REALMS.incrementAndGet());
    private final WebhookReceiver receiver;
    private final String clientId;
    private final String clientSecret;
    private String refreshToken = "";
    private String accessToken = "";
    private String item = "";
    private String customer = "";

    BooksSimulatorIT(
            @ConfigProperty(name = "simulator.verifier-token") String verifierToken,
            @ConfigProperty(name = "simulator.client-id") String clientId,
            @ConfigProperty(name = "simulator.client-secret") String clientSecret)
            throws IOException {
        this.receiver = new WebhookReceiver(realm, verifierToken);
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    @BeforeEach
    void connectACompanyWithOneItemAndOneCustomer() {
        settings(Map.of(
                "webhookUrl", "", "webhookFormat", "CLOUDEVENTS", "requestsPerMinute", 500, "webhookBatchMillis", 20));
        refreshToken = control("companies", Map.of("realmId", realm, "name", "Savanna " + realm))
                .statusCode(201)
                .extract()
                .path("refreshToken");
        item = control("companies/" + realm + "/item", Map.of("name", "Cement", "unitPrice", 775.86, "taxCodeId", "5"))
                .statusCode(200)
                .extract()
                .path("Item.Id");
        customer = control("companies/" + realm + "/customer", Map.of("name", "Baraka", "pin", "P051234567X"))
                .statusCode(200)
                .extract()
                .path("Customer.Id");
        accessToken = token(refreshToken).statusCode(200).extract().path("access_token");
        settings(Map.of("webhookUrl", receiver.url()));
    }

    @AfterEach
    void stopListening() {
        given().delete("/simulator/faults");
        settings(Map.of("webhookUrl", ""));
        receiver.close();
    }

    @Test
    void answersInvalidGrantAndInvalidClient() {
        token("RT1-unknown").statusCode(400).body("error", equalTo("invalid_grant"));
        given().auth()
                .preemptive()
                .basic(clientId, "wrong")
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", refreshToken)
                .post("/oauth2/v1/tokens/bearer")
                .then()
                .statusCode(401)
                .body("error", equalTo("invalid_client"));
    }

    @Test
    void rotatesTheRefreshTokenWhenOrdered() {
        control("rotate", Map.of("realmId", realm)).statusCode(200);
        token(refreshToken).statusCode(200).body("refresh_token", not(equalTo(refreshToken)));
        token(refreshToken).statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void refusesABadTokenInTheGatewaysShapeAndAForeignOneAsForbidden() {
        given().header("Authorization", "Bearer nonsense")
                .get("/v3/company/" + realm + "/item/" + item)
                .then()
                .statusCode(401)
                .body("fault.error[0].code", equalTo("3200"))
                .body("fault.type", equalTo("AUTHENTICATION"));
        api().get("/v3/company/123/item/" + item).then().statusCode(403).body("fault.error[0].code", equalTo("3100"));
    }

    @Test
    void refusesAStaleSyncTokenAndAnUnknownId() {
        String id = invoice(Map.of()).getString("Invoice.Id");
        sparse(id, "0", null).statusCode(200).body("Invoice.SyncToken", equalTo("1"));
        sparse(id, "0", null).statusCode(400).body("Fault.Error[0].code", equalTo("5010"));
        api().get(path("invoice/999"))
                .then()
                .statusCode(400)
                .header("intuit_tid", notNullValue())
                .body("Fault.Error[0].code", equalTo("610"));
    }

    @Test
    void repeatsTheFirstAnswerForARepeatedRequestId() {
        String id = invoice(Map.of()).getString("Invoice.Id");
        String first = sparse(id, "0", "r-1").statusCode(200).extract().asString();
        assertThat(sparse(id, "0", "r-1").statusCode(200).extract().asString()).isEqualTo(first);
        api().get(path("invoice/" + id)).then().body("Invoice.SyncToken", equalTo("1"));
    }

    @Test
    void keepsWhatTheCustomerSeesOnATaxInclusiveInvoice() {
        JsonPath saved = invoice(Map.of(
                "inclusive",
                true,
                "discountPercent",
                10,
                "lines",
                List.of(Map.of("itemId", item, "qty", 3, "unitPrice", 900))));
        assertThat(saved.getDouble("Invoice.TotalAmt")).isEqualTo(2430.0);
        assertThat(saved.getDouble("Invoice.Line[0].SalesItemLineDetail.TaxInclusiveAmt"))
                .isEqualTo(2700.0);
        assertThat(saved.getDouble("Invoice.Line[0].Amount")).isEqualTo(2327.59);
        assertThat(saved.getDouble("Invoice.TxnTaxDetail.TotalTax")).isEqualTo(335.17);
    }

    @Test
    void sendsTheSameBytesUntilTheyAreAcknowledgedAndAgainOnRequest() {
        receiver.failNext(2);
        String id = invoice(Map.of()).getString("Invoice.Id");
        await().until(() -> !receiver.accepted().isEmpty());
        int delivery = delivery(id);
        control("webhooks/resend", Map.of("id", delivery))
                .statusCode(200)
                .body("kind", equalTo("RESEND"))
                .body("status", equalTo(200));
        assertThat(receiver.received).hasSize(4);
        assertThat(receiver.received)
                .extracting(WebhookReceiver.Received::body)
                .containsOnly(receiver.received.getFirst().body());
        assertThat(receiver.received).allMatch(WebhookReceiver.Received::signed);
        JsonNode event = Json.parseObject(
                        "{\"all\":" + receiver.received.getFirst().body() + "}")
                .orElseThrow()
                .at("/all/0");
        assertThat(event.path("type").asText()).isEqualTo("qbo.invoice.created.v1");
        assertThat(event.path("intuitentityid").asText()).isEqualTo(id);
        assertThat(event.path("intuitaccountid").asText()).isEqualTo(realm);
        given().get("/simulator/webhooks?after=" + (delivery - 1))
                .then()
                .body("deliveries[0].attempts", equalTo(3))
                .body("deliveries[0].state", equalTo("DELIVERED"));
    }

    @Test
    void writesTheLegacyFormatWhenSet() {
        settings(Map.of("webhookFormat", "LEGACY"));
        String id = invoice(Map.of()).getString("Invoice.Id");
        control("companies/" + realm + "/invoice", Map.of("id", id, "operation", "void"))
                .statusCode(200)
                .body("Invoice.TotalAmt", equalTo(0));
        await().until(() -> String.join("", receiver.accepted()).contains("Void"));
        ObjectNode body = Json.parseObject(receiver.accepted().getFirst()).orElseThrow();
        assertThat(body.at("/eventNotifications/0/realmId").asText()).isEqualTo(realm);
        assertThat(body.at("/eventNotifications/0/dataChangeEvent/entities/0/operation")
                        .asText())
                .isEqualTo("Create");
    }

    @Test
    void forgesADeliveryThatTheReceiverRefuses() {
        control("webhooks/forge", Map.of("realmId", realm, "entity", "Invoice", "id", "7"))
                .statusCode(200)
                .body("kind", equalTo("FORGERY"))
                .body("status", equalTo(401))
                .body("state", equalTo("FAILED"));
    }

    @Test
    void attachesANoteWithoutTouchingTheInvoiceOrRaisingAWebhook() {
        String id = invoice(Map.of()).getString("Invoice.Id");
        await().until(() -> receiver.accepted().size() == 1);
        api().body("""
                        {"AttachableRef":[{"EntityRef":{"type":"Invoice","value":"%s"}}],"Note":"KRA receipt 118"}""".formatted(id)).post(path("attachable")).then().statusCode(200);
        given().get("/simulator/companies/" + realm + "/notes?entity=Invoice&id=" + id)
                .then()
                .body("notes.note", equalTo(List.of("KRA receipt 118")));
        api().queryParam(
                        "query",
                        "select * from Attachable where AttachableRef.EntityRef.Type = 'Invoice'"
                                + " and AttachableRef.EntityRef.value = '" + id + "'")
                .get(path("query"))
                .then()
                .body("QueryResponse.Attachable", hasSize(1));
        api().get(path("invoice/" + id)).then().body("Invoice.SyncToken", equalTo("0"));
        // A second change proves the first raised nothing: deliveries are in order.
        sparse(id, "0", null).statusCode(200);
        await().until(() -> String.join("", receiver.accepted()).contains("qbo.invoice.updated.v1"));
        assertThat(String.join("", receiver.accepted())).doesNotContain("attachable");
    }

    @Test
    void reportsChangesAndDeletionsToCatchUp() {
        String kept = invoice(Map.of()).getString("Invoice.Id");
        String gone = invoice(Map.of()).getString("Invoice.Id");
        control("companies/" + realm + "/invoice", Map.of("id", gone, "operation", "delete"))
                .statusCode(200)
                .body("Invoice.status", equalTo("Deleted"));
        api().get(path("cdc?entities=Invoice,CreditMemo&changedSince="
                        + Instant.now().minusSeconds(60)))
                .then()
                .statusCode(200)
                .body("CDCResponse[0].QueryResponse[0].Invoice.Id", equalTo(List.of(kept, gone)))
                .body("CDCResponse[0].QueryResponse[0].Invoice.status", hasItem("Deleted"))
                .body("CDCResponse[0].QueryResponse[1].size()", equalTo(0));
    }

    @Test
    void throttlesACompanyThatAsksTooMuch() {
        settings(Map.of("requestsPerMinute", 1));
        assertThat(List.of(read(), read(), read())).contains(429);
    }

    @Test
    void commitsThenDropsTheConnection() {
        control("faults", Map.of("fault", "DROP_AFTER_COMMIT", "call", "WRITE", "realmId", realm))
                .statusCode(200);
        assertThatThrownBy(() -> api().body("{\"DisplayName\":\"Lost answer\"}").post(path("customer")))
                .isInstanceOf(NoHttpResponseException.class);
        api().queryParam("query", "select * from Customer where DisplayName = 'Lost answer'")
                .get(path("query"))
                .then()
                .body("QueryResponse.Customer", hasSize(1));
    }

    @Test
    void dropsTheConnectionBeforeAnythingIsDone() {
        control("faults", Map.of("fault", "DROP", "realmId", realm)).statusCode(200);
        assertThatThrownBy(() -> api().body("{\"DisplayName\":\"Lost\"}").post(path("customer")))
                .isInstanceOf(NoHttpResponseException.class);
        api().queryParam("query", "select count(*) from Customer where DisplayName = 'Lost'")
                .get(path("query"))
                .then()
                .body("QueryResponse.totalCount", equalTo(0));
    }

    @Test
    void saysWhatIsWrongWithAControlRequest() {
        control("companies/" + realm + "/invoice", Map.of("customer", "1"))
                .statusCode(400)
                .body("field", equalTo("customer"))
                .body("fix", notNullValue());
        control("settings", Map.of("latency", 1)).statusCode(400);
        control("faults", Map.of("fault", "FIRE")).statusCode(400).body("field", equalTo("fault"));
    }

    private int read() {
        return api().get(path("item/" + item)).statusCode();
    }

    private int delivery(String invoiceId) {
        List<Integer> ids = given().get("/simulator/webhooks?limit=1000")
                .path(
                        "deliveries.findAll { d -> d.events.any { it.realmId == '%s' && it.id == '%s' } }.id",
                        realm, invoiceId);
        return ids.getFirst();
    }

    private JsonPath invoice(Map<String, Object> members) {
        ObjectNode input = Json.object().put("customerId", customer);
        input.putArray("lines").addObject().put("itemId", item).put("qty", 2);
        input.setAll(Json.mapper().<ObjectNode>valueToTree(members));
        return control("companies/" + realm + "/invoice", input)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private ValidatableResponse sparse(String id, String syncToken, @Nullable String requestId) {
        RequestSpecification request = api();
        if (requestId != null) {
            request.queryParam("requestid", requestId);
        }
        return request.body("{\"Id\":\"%s\",\"SyncToken\":\"%s\",\"sparse\":true,\"PrivateNote\":\"n\"}"
                        .formatted(id, syncToken))
                .post(path("invoice"))
                .then();
    }

    private RequestSpecification api() {
        return given().header("Authorization", "Bearer " + accessToken).contentType("application/json");
    }

    private String path(String rest) {
        return "/v3/company/" + realm + '/' + rest;
    }

    private ValidatableResponse token(String refresh) {
        return given().auth()
                .preemptive()
                .basic(clientId, clientSecret)
                .formParam("grant_type", "refresh_token")
                .formParam("refresh_token", refresh)
                .post("/oauth2/v1/tokens/bearer")
                .then();
    }

    private static void settings(Map<String, Object> changes) {
        control("settings", changes).statusCode(200);
    }

    private static ValidatableResponse control(String path, Object body) {
        return given().contentType("application/json")
                .body(Json.write(Json.mapper().valueToTree(body)))
                .post("/simulator/" + path)
                .then();
    }
}
