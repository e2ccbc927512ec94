package dev.risiti.sync.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.risiti.sync.quickbooks.UnreadableBooksException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NotificationReaderTest {

    private static List<Notification> read(String file) throws IOException {
        try (InputStream body = NotificationReaderTest.class.getResourceAsStream("/quickbooks/" + file)) {
            return NotificationReader.read(Objects.requireNonNull(body).readAllBytes());
        }
    }

    @Test
    void readsTheOlderFormatOfSeveralCompaniesAndDateForms() throws IOException {
        List<Notification> read = read("qbo-webhook-legacy-batch.json");

        assertThat(read)
                .extracting(Notification::accountId, Notification::entity, Notification::operation)
                .contains(
                        tuple("9341453908059321", "invoice", "created"),
                        tuple("9341453908059321", "customer", "merged"),
                        tuple("9341454412770815", "item", "updated"));
        assertThat(read.get(0).changedAt()).isEqualTo(Instant.parse("2026-11-18T17:12:44Z"));
        assertThat(read.get(1).changedAt()).isEqualTo(Instant.parse("2026-11-18T17:13:20Z"));
    }

    @Test
    void readsCloudEventsWithoutDataAndOfTypesNobodyKnows() throws IOException {
        List<Notification> read = read("qbo-webhook-cloudevents-batch.json");

        assertThat(read).hasSize(9);
        assertThat(read)
                .extracting(Notification::entity, Notification::operation)
                .contains(tuple("salesreceipt", "created"), tuple("invoice", "void"), tuple("futurething", "created"));
        assertThat(read).extracting(Notification::eventKey).doesNotHaveDuplicates();
    }

    @Test
    void givesOneChangeOneKeyHoweverItsTimeIsWritten() {
        String template = "{\"eventNotifications\":[{\"realmId\":\"1\",\"dataChangeEvent\":{\"entities\":"
                + "[{\"name\":\"Invoice\",\"id\":\"7\",\"operation\":\"Update\",\"lastUpdated\":\"%s\"}]}}]}";

        String colon = NotificationReader.read(
                        template.formatted("2026-11-18T09:12:44-08:00").getBytes(UTF_8))
                .getFirst()
                .eventKey();

        assertThat(NotificationReader.read(
                                template.formatted("2026-11-18T17:12:44.000Z").getBytes(UTF_8))
                        .getFirst()
                        .eventKey())
                .isEqualTo(colon);
    }

    @Test
    void passesOverElementsWithoutAnId() {
        assertThat(NotificationReader.read("[{\"type\":\"qbo.invoice.created.v1\"}, 5, null]".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNeitherFormat() {
        assertThatThrownBy(() -> NotificationReader.read("<xml/>".getBytes(UTF_8)))
                .isInstanceOf(UnreadableBooksException.class);
    }
}
