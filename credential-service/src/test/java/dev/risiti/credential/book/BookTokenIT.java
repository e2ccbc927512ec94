package dev.risiti.credential.book;

import static dev.risiti.credential.testing.Administrator.asAdmin;
import static dev.risiti.credential.testing.Administrator.asSubmission;
import static dev.risiti.credential.testing.Administrator.registered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.credential.AccessToken;
import dev.risiti.credential.testing.TokenDouble;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class BookTokenIT {

    @Inject
    @ConfigProperty(name = TokenDouble.CALLS_URL)
    String callsUrl;

    private static ValidatableResponse connect(String tenantId, String account, int token, String department) {
        return asAdmin()
                .body("""
                        {"tenantId":"%s","provider":"quickbooks","accountId":"%s","name":"Mtaa Traders",
                         "refreshToken":"refresh-%s-%d",
                         "mapping":{%s"deviceByDepartment":{},"taxTypes":{"5":"B"},
                           "goods":{"classCode":"5059690800","originCountry":"KE","packagingUnit":"NT","quantityUnit":"U"},
                           "services":{"classCode":"8111150000","originCountry":"KE","packagingUnit":"NT","quantityUnit":"U"},
                           "walkInName":"Walk-in customer"}}""".formatted(tenantId, account, account, token, department))
                .post("/books")
                .then();
    }

    private static String connected(String account, int token) {
        asAdmin().body("{\"tenantId\":\"books\"}").post("/tenants").then().statusCode(200);
        return connect("books", account, token, "").statusCode(200).extract().path("bookId");
    }

    private static ValidatableResponse accessToken(String bookId, boolean refresh) {
        return asSubmission()
                .queryParam("refresh", refresh)
                .get("/internal/books/" + bookId + "/access-token")
                .then();
    }

    private static String value(String bookId, boolean refresh) {
        return accessToken(bookId, refresh)
                .statusCode(200)
                .extract()
                .as(AccessToken.class)
                .value();
    }

    @Test
    void theNewestRefreshTokenIsTheOneUsedNext() {
        String bookId = connected("rotating", 1);

        assertThat(value(bookId, false)).isEqualTo("access-rotating-2");
        assertThat(value(bookId, false)).isEqualTo("access-rotating-2");
        assertThat(value(bookId, true)).isEqualTo("access-rotating-3");
        assertThat(value(bookId, true)).isEqualTo("access-rotating-4");
    }

    @Test
    void connectingAgainWithTheFirstTokenDoesNotBringItBack() {
        String bookId = connected("again", 1);
        value(bookId, false);

        assertThat(connected("again", 1)).isEqualTo(bookId);

        assertThat(value(bookId, true)).isEqualTo("access-again-3");
    }

    @Test
    void manyCallersAtOnceCauseOneRefresh() throws Exception {
        String bookId = connected("busy", 1);

        Set<String> values = new HashSet<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, 12)
                    .mapToObj(i -> callers.submit(() -> value(bookId, false)))
                    .toList();
            for (Future<String> answer : answers) {
                values.add(answer.get());
            }
        }

        assertThat(values).containsExactly("access-busy-2");
        assertThat(given().get(callsUrl + "busy").asString()).isEqualTo("1");
    }

    @Test
    void anEndedConnectionNeedsAPersonAndIsWholeAfterReconnecting() {
        String bookId = connected("ended", 7);

        accessToken(bookId, false).statusCode(409).body("code", equalTo("RECONNECT_REQUIRED"));
        connected("ended", 99);

        assertThat(value(bookId, false)).isEqualTo("access-ended-100");
    }

    @Test
    void anotherTenantCannotTakeAnAccount() {
        connected("owned", 1);
        asAdmin().body("{\"tenantId\":\"thieves\"}").post("/tenants").then().statusCode(200);

        connect("thieves", "owned", 1, "").statusCode(409).body("code", equalTo("BOOK_OF_ANOTHER_TENANT"));
    }

    @Test
    void aMappingNamesDevicesOfItsTenantOnly() {
        String foreign = registered("neighbour", "P000000201A", "OK-201");
        asAdmin().body("{\"tenantId\":\"books\"}").post("/tenants").then().statusCode(200);

        connect("books", "mapped", 1, "\"defaultDeviceId\":\"" + foreign + "\",")
                .statusCode(404)
                .body("code", equalTo("DEVICE_UNKNOWN"))
                .body("value", equalTo(foreign));
    }

    @Test
    void servicesReadTheMappingBack() {
        String bookId = connected("read", 1);

        Book book = asSubmission()
                .get("/internal/books/" + bookId)
                .then()
                .statusCode(200)
                .extract()
                .as(Book.class);

        assertThat(book.source()).isEqualTo("quickbooks/read");
        assertThat(book.mapping().taxTypes()).containsKey("5");
        asSubmission().get("/internal/books").then().body("bookId", org.hamcrest.Matchers.hasItem(bookId));
        asAdmin().get("/books").then().body("toString()", not(org.hamcrest.Matchers.containsString("refresh-read")));
    }
}
