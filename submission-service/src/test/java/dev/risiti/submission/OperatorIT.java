package dev.risiti.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.submission.referee.KraSimulator;
import dev.risiti.submission.referee.Shop;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do about lanes and documents, on real Kafka and PostgreSQL, judged by the OSCU simulator's ledger. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortDeadlines.class)
class OperatorIT {
    private static final String SALE = "saveTrnsSalesOsdc";
    private static final String TOKEN = "test-operator-token";

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void letsNobodyReadOrActWithoutAToken() {
        given().get("/operator/documents")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_AUTHENTICATED"));
        given().auth()
                .oauth2("a-guess")
                .contentType("application/json")
                .body(Map.of("reason", "guessing"))
                .post("/operator/lanes/1/hold")
                .then()
                .statusCode(401);
    }

    @Test
    void holdsALaneUntilItIsReleased() {
        long lane = laneOfFirstSale();
        lane(lane, "hold", "the till is being counted").statusCode(200).body("state", equalTo("HELD"));
        shop.publish(shop.sale("Invoice/2", 1, "500.00"));
        long held = document("Invoice/2");
        operator()
                .get("/operator/lanes?state=HELD&deviceId=" + shop.deviceId())
                .then()
                .body("lanes.lane.heldReason", hasItem("the till is being counted"));
        Awaitility.await()
                .during(Duration.ofMillis(700))
                .atMost(Duration.ofSeconds(3))
                .until(() -> state(held).equals("QUEUED"));
        lane(lane, "release", "counted").statusCode(200);
        accepted("Invoice/2");
    }

    @Test
    void resumesALaneThatKrasRefusalOfTheKeyPaused() {
        long lane = laneOfFirstSale();
        KraSimulator.order(SALE, shop.pin(), Map.of("fault", "RESULT_CODE", "resultCd", "901"));
        shop.publish(shop.sale("Invoice/2", 1, "500.00"));
        shop.result(at -> code(at).equals("CONNECTION_REFUSED"));
        Awaitility.await().until(() -> condition(lane).equals("PAUSED"));
        lane(lane, "retry", "try").statusCode(409).body("code", equalTo("PAUSED"));
        lane(lane, "resume", "the key is right again").statusCode(200);
        assertThat(accepted("Invoice/2").invoiceNumber()).isEqualTo(2);
    }

    @Test
    void doesTheSameRequestOnceAndRefusesItsIdForAnother() {
        long lane = laneOfFirstSale();
        String id = UUID.randomUUID().toString();
        JsonNode first = send(operator().header("Idempotency-Key", id), "lanes", lane, "hold", why("stocktaking"))
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        lane(lane, "release", "done").statusCode(200);
        JsonNode again = send(operator().header("Idempotency-Key", id), "lanes", lane, "hold", why("stocktaking"))
                .statusCode(200)
                .extract()
                .as(JsonNode.class);
        assertThat(again).isEqualTo(first);
        assertThat(condition(lane)).isNotEqualTo("HELD");
        send(operator().header("X-Request-Id", id), "lanes", lane, "hold", why("something else"))
                .statusCode(409)
                .body("code", equalTo("REQUEST_ID_REUSED"));
    }

    @Test
    void writesWhoDidWhatAndWhyIntoTheAudit() {
        long lane = laneOfFirstSale();
        lane(lane, "hold", "stocktaking");
        given().auth()
                .oauth2("test-other-operator-token")
                .contentType("application/json")
                .body(why("done"))
                .post("/operator/lanes/%d/release".formatted(lane));
        operator()
                .get("/operator/lanes/" + lane)
                .then()
                .body("deeds.actor", equalTo(List.of("amina", "juma")))
                .body("deeds.verb", equalTo(List.of("hold", "release")))
                .body("deeds.reason", equalTo(List.of("stocktaking", "done")))
                .body("deeds[1].before.lane.heldReason", equalTo("stocktaking"));
    }

    @Test
    void stopsTheStreamAtAHeldDocumentAndGoesOnWhenItIsReleased() {
        long lane = laneOfFirstSale();
        lane(lane, "hold", "wait");
        shop.publish(shop.sale("Invoice/2", 1, "500.00"));
        shop.publish(shop.sale("Invoice/3", 1, "600.00"));
        long second = document("Invoice/2");
        document("Invoice/3");
        document(second, "hold", why("the buyer called")).statusCode(200).body("state", equalTo("BLOCKED"));
        lane(lane, "release", "go on");
        DocumentResult blocked = shop.result(at -> at.state() == ResultState.BLOCKED);
        assertThat(code(blocked)).isEqualTo("HELD_BY_OPERATOR");
        document(second, "release", why("all is well")).statusCode(200).body("state", equalTo("QUEUED"));
        assertThat(accepted("Invoice/2").invoiceNumber()).isEqualTo(2);
        assertThat(accepted("Invoice/3").invoiceNumber()).isEqualTo(3);
    }

    @Test
    void goesOnUnderTheNextNumberWhenItsOwnIsAnothersAtKra() {
        laneOfFirstSale();
        KraSimulator.otherSystemSells(shop.pin(), "00", 1);
        shop.publish(shop.sale("Invoice/2", 1, "500.00"));
        shop.result(at -> at.state() == ResultState.BLOCKED && code(at).equals("NUMBER_CONFLICT"));
        long document = document("Invoice/2");
        document(document, "release", Map.of("reason", "the old till was on", "newNumber", true))
                .statusCode(200)
                .body("state", equalTo("QUEUED"));
        assertThat(accepted("Invoice/2").invoiceNumber()).isEqualTo(3);
        shop.publish(shop.sale("Invoice/3", 1, "600.00"));
        assertThat(accepted("Invoice/3").invoiceNumber()).isEqualTo(4);
    }

    @Test
    void refusesANewNumberWhileNothingSaysThatItsOwnIsAnothers() {
        long lane = laneOfFirstSale();
        lane(lane, "hold", "wait");
        shop.publish(shop.sale("Invoice/2", 1, "500.00"));
        long document = document("Invoice/2");
        document(document, "hold", why("the buyer called")).statusCode(200);
        document(document, "release", Map.of("reason", "go on", "newNumber", true))
                .statusCode(409)
                .body("code", equalTo("NUMBER_IS_ITS_OWN"));
    }

    @Test
    void blocksADocumentWhoseStoredPayloadCannotBeReadAndGoesOnWithTheLane() {
        long lane = laneOfFirstSale();
        lane(lane, "hold", "wait");
        shop.publish(shop.sale("Invoice/2", 1, "500.00"));
        long unreadable = document("Invoice/2");
        spoilPayload(unreadable);
        lane(lane, "release", "go on");
        shop.result(at -> at.state() == ResultState.BLOCKED && code(at).equals("PAYLOAD_UNREADABLE"));
        shop.publish(shop.customer("Customer/1"));
        shop.result(at -> at.kind() == DocumentKind.BRANCH_CUSTOMER && at.state() == ResultState.ACCEPTED);
        document(
                        unreadable,
                        "resubmit",
                        Map.of(
                                "reason",
                                "published again",
                                "document",
                                EventJson.read(EventJson.bytes(shop.sale("Invoice/2", 2, "500.00")), Map.class)))
                .statusCode(200);
        assertThat(accepted("Invoice/2").invoiceNumber()).isEqualTo(2);
    }

    @Test
    void triesAWaitingDocumentNow() {
        shop.publish(shop.sale("Invoice/1", 1, "USD", "500.00"));
        shop.result(at -> code(at).equals("EXCHANGE_RATE_MISSING"));
        long document = document("Invoice/1");
        document(document, "retry", why("is it there?")).statusCode(200).body("state", equalTo("QUEUED"));
        shop.result(at -> code(at).equals("RETRIED_BY_OPERATOR"));
        Awaitility.await().until(() -> state(document).equals("WAITING"));
    }

    @Test
    void givesTheNumberOfAWithdrawnDocumentToTheNextOne() {
        KraSimulator.fault(SALE, shop.pin(), "HTTP_429", 1000);
        shop.publish(shop.sale("Invoice/1", 1, "500.00"));
        long document = document("Invoice/1");
        Awaitility.await()
                .until(() -> story(document).path("document").path("number").asLong() == 1);
        withdrawWhenNobodyCalls(document);
        DocumentResult withdrawn = shop.result(at -> at.state() == ResultState.WITHDRAWN);
        assertThat(code(withdrawn)).isEqualTo("WITHDRAWN_BY_OPERATOR");
        KraSimulator.clearFaults();
        shop.publish(shop.sale("Invoice/2", 1, "600.00"));
        assertThat(accepted("Invoice/2").invoiceNumber()).isEqualTo(1);
    }

    @Test
    void refusesToWithdrawWhatKraMayHold() {
        long document = unknown("ANSWER_LOST_AFTER_COMMIT");
        document(document, "withdraw", why("typed twice")).statusCode(409).body("code", equalTo("UNDECIDED"));
        assertThat(state(document)).isNotEqualTo("WITHDRAWN");
    }

    @Test
    void takesTheReceiptThatAPersonFoundWhenLookUpsFail() {
        long document = unknown("ANSWER_LOST_AFTER_COMMIT");
        JsonNode signed = KraSimulator.ledger(shop.pin(), SALE).getFirst();
        Map<String, Object> receipt = receipt(signed.path("receipt"), 1);
        document(
                        document,
                        "attach",
                        Map.of("reason", "seen at the portal", "receipt", receipt(signed.path("receipt"), 9)))
                .statusCode(409)
                .body("code", equalTo("NUMBER_DIFFERS"));
        document(document, "attach", Map.of("reason", "seen at the portal", "receipt", receipt))
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        Receipt taken = accepted("Invoice/1");
        assertThat(taken.signature())
                .isEqualTo(signed.path("receipt").path("rcptSign").asText());
        assertThat(taken.invoiceNumber()).isEqualTo(1);
        JsonNode story = story(document);
        assertThat(story.path("attempts").findValuesAsText("state")).containsExactly("ADOPTED");
        assertThat(story.path("deeds").findValuesAsText("verb")).contains("attach");
        KraSimulator.clearFaults();
        shop.publish(shop.sale("Invoice/2", 1, "600.00"));
        assertThat(accepted("Invoice/2").invoiceNumber()).isEqualTo(2);
        assertThat(KraSimulator.ledger(shop.pin(), SALE)).hasSize(2);
    }

    @Test
    void sendsAgainUnderTheSameNumberWhatAPersonDidNotFindAtKra() {
        long document = unknown("ANSWER_LOST_BEFORE_COMMIT");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        document(document, "absent", why("not at the portal")).statusCode(200));
        assertThat(accepted("Invoice/1").invoiceNumber()).isEqualTo(1);
        List<JsonNode> sends = KraSimulator.ledger(shop.pin(), SALE);
        assertThat(sends.stream().map(send -> send.path("bodySha256").asText()).distinct())
                .hasSize(1);
        KraSimulator.clearFaults();
    }

    @Test
    void asksKraAgainWhenAPersonWantsIt() {
        long document = unknown("ANSWER_LOST_AFTER_COMMIT");
        KraSimulator.clearFaults();
        document(document, "retry", why("KRA is back")).statusCode(200);
        accepted("Invoice/1");
        assertThat(KraSimulator.ledger(shop.pin(), SALE)).hasSize(1);
    }

    @Test
    void takesTheLaneFromARunThatAsksWhileAPersonAnswers() {
        KraSimulator.order("selectInvoiceDetails", shop.pin(), Map.of("fault", "SLOW", "times", 1000, "millis", 1500));
        KraSimulator.fault(SALE, shop.pin(), "ANSWER_LOST_AFTER_COMMIT", 1);
        shop.publish(shop.sale("Invoice/1", 1, "500.00"));
        long document = document("Invoice/1");
        Awaitility.await().until(() -> attemptStates(document).equals(List.of("UNKNOWN")));
        double fenced = fencedRuns();
        JsonNode signed = KraSimulator.ledger(shop.pin(), SALE).getFirst().path("receipt");
        document(document, "attach", Map.of("reason", "seen at the portal", "receipt", receipt(signed, 1)))
                .statusCode(200);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> fencedRuns() > fenced);
        assertThat(attemptStates(document)).containsExactly("ADOPTED");
        KraSimulator.clearFaults();
    }

    @Test
    void doesNothingAboutADocumentWhoseRequestIsOnTheWire() {
        KraSimulator.slow(SALE, shop.pin(), Duration.ofMillis(1500));
        shop.publish(shop.sale("Invoice/1", 1, "500.00"));
        long document = document("Invoice/1");
        Awaitility.await().until(() -> attemptStates(document).equals(List.of("OPEN")));
        document(document, "hold", why("too late")).statusCode(409).body("code", equalTo("BUSY"));
        accepted("Invoice/1");
    }

    @Test
    void takesACorrectedRevisionInPlaceOfARefusedOne() {
        KraSimulator.order(SALE, shop.pin(), Map.of("fault", "RESULT_CODE", "resultCd", "910"));
        shop.publish(shop.sale("Invoice/1", 1, "500.00"));
        shop.result(at -> at.state() == ResultState.REFUSED);
        long document = document("Invoice/1");
        document(document, "resubmit", correction(1)).statusCode(409).body("code", equalTo("REVISION_NOT_HIGHER"));
        document(document, "resubmit", correction(2)).statusCode(200).body("state", equalTo("QUEUED"));
        Receipt receipt = accepted("Invoice/1");
        assertThat(receipt.total()).isEqualByComparingTo("550.00");
        document(document, "resubmit", correction(3)).statusCode(409).body("code", equalTo("TOO_LATE"));
    }

    @Test
    void pagesThroughDocumentsByTheirIds() {
        for (int i = 1; i <= 3; i++) {
            shop.publish(shop.sale("Invoice/" + i, 1, "USD", "500.00"));
        }
        document("Invoice/3");
        String query = "/operator/documents?limit=2&kind=SALE&deviceId=" + shop.deviceId();
        JsonNode first = operator().get(query).as(JsonNode.class);
        assertThat(first.path("documents").findValuesAsText("sourceDocumentId"))
                .containsExactly("Invoice/3", "Invoice/2");
        operator()
                .get(query + "&before=" + first.path("next").asLong())
                .then()
                .body("documents.identity.sourceDocumentId", equalTo(List.of("Invoice/1")))
                .body("next", nullValue());
    }

    /** A sale that KRA has, or may have, signed, while its look-ups fail. */
    private long unknown(String fault) {
        KraSimulator.fault("selectInvoiceDetails", shop.pin(), "HTTP_504", 1000);
        KraSimulator.fault(SALE, shop.pin(), fault, 1);
        shop.publish(shop.sale("Invoice/1", 1, "500.00"));
        long document = document("Invoice/1");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> story(document)
                        .path("attempts")
                        .findValuesAsText("state")
                        .contains("UNKNOWN"));
        return document;
    }

    private static void spoilPayload(long documentId) {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                PreparedStatement spoil = connection.prepareStatement(
                        "update document_payload set payload = '{\"lines\": 7}' where document_id = ?")) {
            spoil.setLong(1, documentId);
            assertThat(spoil.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void withdrawWhenNobodyCalls(long document) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> document(document, "withdraw", why("typed twice")).statusCode(200));
    }

    private long laneOfFirstSale() {
        shop.publish(shop.sale("Invoice/1", 1, "400.00"));
        accepted("Invoice/1");
        return operator()
                .get("/operator/lanes?deviceId=" + shop.deviceId())
                .then()
                .statusCode(200)
                .body("lanes.taxpayer", equalTo(List.of(shop.pin())))
                .extract()
                .jsonPath()
                .getLong("lanes[0].lane.laneId");
    }

    private long document(String sourceDocumentId) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> operator()
                                .get("/operator/documents?deviceId=%s&sourceDocumentId=%s"
                                        .formatted(shop.deviceId(), sourceDocumentId))
                                .as(JsonNode.class)
                                .path("documents")
                                .path(0)
                                .path("documentId")
                                .asLong(),
                        id -> id > 0);
    }

    private Receipt accepted(String sourceDocumentId) {
        return Objects.requireNonNull(
                shop.result(at -> at.sourceDocumentId().equals(sourceDocumentId) && at.state() == ResultState.ACCEPTED)
                        .receipt());
    }

    private Map<String, Object> correction(int revision) {
        return Map.of(
                "reason",
                "the price was wrong",
                "document",
                EventJson.read(EventJson.bytes(shop.sale("Invoice/1", revision, "550.00")), Map.class));
    }

    /** What KRA's portal shows of what it signed. */
    private static Map<String, Object> receipt(JsonNode signed, long invoiceNumber) {
        Map<String, Object> receipt = new HashMap<>();
        receipt.put("invoiceNumber", invoiceNumber);
        receipt.put("receiptNumber", signed.path("curRcptNo").asLong());
        receipt.put("totalReceiptNumber", signed.path("totRcptNo").asLong());
        receipt.put("signature", signed.path("rcptSign").asText());
        receipt.put("internalData", signed.path("intrlData").asText());
        receipt.put(
                "signedAt",
                LocalDateTime.parse(signed.path("sdcDateTime").asText(), DateTimeFormatter.ofPattern("yyyyMMddHHmmss"))
                        .atZone(ZoneId.of("Africa/Nairobi"))
                        .toInstant()
                        .toString());
        return receipt;
    }

    private static String code(DocumentResult result) {
        Reason reason = result.reason();
        return reason == null ? "" : reason.code();
    }

    private static JsonNode story(long documentId) {
        return operator().get("/operator/documents/" + documentId).as(JsonNode.class);
    }

    private static List<String> attemptStates(long documentId) {
        return story(documentId).path("attempts").findValuesAsText("state");
    }

    private static double fencedRuns() {
        return Arc.container()
                .instance(MeterRegistry.class)
                .get()
                .counter("risiti.lanes.fenced")
                .count();
    }

    private static String state(long documentId) {
        return story(documentId).path("document").path("state").asText();
    }

    private static String condition(long laneId) {
        return operator()
                .get("/operator/lanes/" + laneId)
                .as(JsonNode.class)
                .path("lane")
                .path("condition")
                .asText();
    }

    private static ValidatableResponse document(long documentId, String verb, Map<String, ?> body) {
        return send(operator(), "documents", documentId, verb, body);
    }

    private static ValidatableResponse lane(long laneId, String verb, String reason) {
        return send(operator(), "lanes", laneId, verb, why(reason));
    }

    private static ValidatableResponse send(
            RequestSpecification as, String what, long id, String verb, Map<String, ?> body) {
        return as.contentType("application/json")
                .body(body)
                .post("/operator/%s/%d/%s".formatted(what, id, verb))
                .then();
    }

    private static Map<String, String> why(String reason) {
        return Map.of("reason", reason);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(TOKEN);
    }
}
