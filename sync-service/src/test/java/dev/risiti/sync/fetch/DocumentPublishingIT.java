package dev.risiti.sync.fetch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.risiti.contracts.books.BookChange;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.devstack.testing.TopicTap;
import dev.risiti.sync.testing.Accountant;
import dev.risiti.sync.testing.Neighbours;
import dev.risiti.sync.testing.Statuses;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class DocumentPublishingIT {
    private static final String INVOICE = "qbo-invoice-taxexcluded.json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AgroalDataSource database;
    private final String kafka;
    private final String control;
    private TopicTap tap;
    private Accountant accountant;

    DocumentPublishingIT(
            AgroalDataSource database,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = Neighbours.CONTROL_URL) String control) {
        this.database = database;
        this.kafka = kafka;
        this.control = control;
    }

    @BeforeEach
    void deviceIsKnown() {
        tap = new TopicTap(kafka, Topics.DOCUMENTS, Topics.BOOK_CHANGES);
        accountant = new Accountant(control, "100");
        tap.publish(Statuses.device(Neighbours.DEVICE, 9, DeviceState.ACTIVE));
        await().atMost(PATIENCE).until(() -> count("select count(*) from device where device_id = 'device-1'") == 1);
    }

    @AfterEach
    void close() {
        tap.close();
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<FiscalDocument> published(String sourceDocumentId) {
        return tap.seen(FiscalDocument.class).stream()
                .filter(document -> document.sourceDocumentId().equals(sourceDocumentId))
                .toList();
    }

    private void awaitRevision(String sourceDocumentId, int revision) {
        await().atMost(PATIENCE)
                .until(() ->
                        published(sourceDocumentId).stream().anyMatch(document -> document.revision() == revision));
    }

    /** Waits until everything told before this has been worked on. */
    private void awaitAnotherDocument(String id) {
        accountant.change("Invoice", id, Accountant.sample(INVOICE));
        awaitRevision("Invoice/" + id, 1);
    }

    private static void awaitState(String company, String sourceDocumentId, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> given().get("/books/{book}/documents", Neighbours.bookOf(company))
                        .then()
                        .statusCode(200)
                        .body("find { it.sourceDocumentId == '" + sourceDocumentId + "' }.state", equalTo(state)));
    }

    @Test
    void publishesAnInvoiceThatAWebhookTellsOf() {
        accountant.change("Invoice", "1", Accountant.sample(INVOICE));

        awaitRevision("Invoice/1", 1);

        assertThat(published("Invoice/1")).singleElement().isInstanceOfSatisfying(Sale.class, sale -> {
            assertThat(sale.tenantId()).isEqualTo(Neighbours.TENANT);
            assertThat(sale.deviceId()).isEqualTo(Neighbours.DEVICE);
            assertThat(sale.bookId()).isEqualTo("book-100");
            assertThat(sale.source()).isEqualTo("quickbooks/100");
            assertThat(sale.lines()).hasSize(4);
        });
    }

    @Test
    void publishesOneChangeOfADeliveryThatComesTwice() {
        accountant.save("Invoice", "2", Accountant.sample(INVOICE));
        String delivery = accountant.delivery("Invoice", "2");
        accountant.deliver(delivery);
        accountant.deliver(delivery);

        awaitAnotherDocument("3");

        await().atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from webhook_delivery where state <> 'DONE' and attempts = 0") == 0);
        assertThat(tap.seen(BookChange.class).stream()
                        .filter(change -> change.entityId().equals("2")))
                .hasSize(1);
        assertThat(published("Invoice/2")).hasSize(1);
    }

    @Test
    void storesNothingOfADeliveryWithABadSignature() throws SQLException {
        int before = count("select count(*) from webhook_delivery");
        String delivery = accountant.delivery("Invoice", "4");

        assertThat(accountant.deliver(delivery, Accountant.signature(delivery + " ")))
                .isEqualTo(401);

        assertThat(count("select count(*) from webhook_delivery")).isEqualTo(before);
    }

    @Test
    void refusesABodyBeyondTheLimit() {
        String huge = " ".repeat(2 * 1024 * 1024 + 1);

        assertThat(accountant.deliver(huge, Accountant.signature(huge))).isEqualTo(413);
    }

    @Test
    void keepsAnAuthenticDeliveryThatNobodyUnderstands() {
        accountant.deliver("<not-json/>");

        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from webhook_delivery where state = 'UNREADABLE'") == 1);
    }

    @Test
    void republishesOnlyWhatIsTaxable() {
        accountant.change("Invoice", "5", Accountant.sample(INVOICE));
        awaitRevision("Invoice/5", 1);

        accountant.change("Invoice", "5", Accountant.sample("qbo-invoice-after-writeback.json"));
        accountant.change("Invoice", "5", Accountant.sample("qbo-invoice-paid-no-fiscal-change.json"));
        awaitAnotherDocument("6");
        assertThat(published("Invoice/5")).hasSize(1);

        accountant.change("Invoice", "5", Accountant.sample(INVOICE).replace("P051234567X", "P051234568X"));
        awaitRevision("Invoice/5", 2);
        assertThat(published("Invoice/5")).hasSize(2);
    }

    @Test
    void tellsThatAPublishedInvoiceWasVoided() {
        accountant.change("Invoice", "7", Accountant.sample(INVOICE));
        awaitRevision("Invoice/7", 1);

        accountant.change("Invoice", "7", Accountant.sample("qbo-invoice-voided.json"));

        awaitState("100", "Invoice/7", "REMOVED_AFTER_PUBLISHING");
    }

    @Test
    void closesAnInvoiceThatWasDeletedBeforeItWasRead() {
        accountant.deliver(accountant.delivery("Invoice", "8"));

        awaitState("100", "Invoice/8", "NOT_REQUIRED");
    }

    @Test
    void findsTheCreditedInvoiceInTheMemo() {
        accountant.change("Invoice", "9", Accountant.sample(INVOICE).replace("INV-1042", "INV-9009"));
        accountant.change(
                "CreditMemo",
                "10",
                Accountant.sample("qbo-creditmemo.json")
                        .replace("\"StringValue\": \"INV-1042\"", "\"StringValue\": \"\"")
                        .replace("INV-1042", "INV-9009"));

        awaitRevision("CreditMemo/10", 1);

        assertThat(published("CreditMemo/10"))
                .singleElement()
                .isInstanceOfSatisfying(
                        CreditNote.class,
                        note -> assertThat(note.original().sourceDocumentId()).isEqualTo("Invoice/9"));
    }

    @Test
    void holdsADocumentWhoseTaxCodeHasNoRuleAndSaysSo() {
        accountant.save("TaxCode", "8", "{\"TaxCode\":{\"Id\":\"8\",\"Name\":\"8% VAT\"}}");
        accountant.change(
                "Invoice",
                "11",
                Accountant.sample(INVOICE)
                        .replace(
                                "\"TaxCodeRef\": {\n            \"value\": \"6\"",
                                "\"TaxCodeRef\": {\"value\": \"8\""));

        await().atMost(PATIENCE)
                .untilAsserted(() -> given().queryParam("state", "MAPPING_MISSING")
                        .get("/books/book-100/documents")
                        .then()
                        .body("sourceDocumentId", hasItem("Invoice/11"))
                        .body("find { it.sourceDocumentId == 'Invoice/11' }.reasonText", containsString("taxTypes.8")));
    }

    @Test
    void readsWithAFreshTokenOnceTheOldOneIsRefused() {
        new Accountant(control, "401").change("Invoice", "12", Accountant.sample(INVOICE));

        awaitRevision("Invoice/12", 1);
    }

    @Test
    void delaysNobodyForACompanyThatIsThrottled() throws SQLException {
        Accountant throttled = new Accountant(control, "429");
        for (int i = 0; i < 20; i++) {
            throttled.change("Invoice", "throttled-" + i, Accountant.sample(INVOICE));
        }
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from book_lane where book_id = 'book-429' and paused_until > now()")
                        == 1);

        new Accountant(control, "200").change("Invoice", "13", Accountant.sample(INVOICE));
        awaitRevision("Invoice/13", 1);

        assertThat(count("select count(*) from due_fetch where book_id = 'book-429'"))
                .isEqualTo(20);
    }

    @Test
    void publishesWhatCameBeforeItsCompanyWasConnected() {
        Accountant late = new Accountant(control, "999");
        late.save("Invoice", "14", Accountant.sample(INVOICE));
        for (String path : List.of("Item/11", "Item/12", "Item/13", "Item/14")) {
            late.save(
                    "Item",
                    path.substring(5),
                    Accountant.sample("qbo-item-inventory.json")
                            .replace("\"Id\": \"11\"", "\"Id\": \"" + path.substring(5) + "\""));
        }
        for (String[] code : new String[][] {{"5", "9", "16"}, {"6", "11", "0"}, {"7", "13", "0"}}) {
            late.save(
                    "TaxCode",
                    code[0],
                    "{\"TaxCode\":{\"Id\":\"%s\",\"Name\":\"c\",\"SalesTaxRateList\":{\"TaxRateDetail\":[{\"TaxRateRef\":{\"value\":\"%s\"}}]}}}"
                            .formatted(code[0], code[1]));
            late.save("TaxRate", code[1], "{\"TaxRate\":{\"Id\":\"%s\",\"RateValue\":%s}}".formatted(code[1], code[2]));
        }
        late.deliver(late.delivery("Invoice", "14"));
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from webhook_delivery where state = 'UNKNOWN_ACCOUNT'") == 1);

        late.connect();

        awaitRevision("Invoice/14", 1);
    }
}
