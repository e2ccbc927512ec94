package dev.risiti.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.devstack.testing.DevStackResource;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.cloudevent.Received;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevStackResource.class)
class InboxIT {

    private final Inbox inbox;
    private final AgroalDataSource database;

    InboxIT(Inbox inbox, AgroalDataSource database) {
        this.inbox = inbox;
        this.database = database;
    }

    @Test
    void refusesToWorkOutsideATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> inbox.unseen("c", List.of(received("1"))))
                .withMessageContaining("active transaction");
    }

    @Test
    void letsEachEventThroughOnceAndInOrder() {
        unseen("once", "b");

        assertThat(unseen("once", "z", "b", "a", "z")).containsExactly(received("z"), received("a"));
    }

    @Test
    void forgetsWhatRolledBack() {
        var failure = new IllegalStateException("rolls back");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    inbox.unseen("rolled-back", List.of(received("1")));
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(unseen("rolled-back", "1")).containsExactly(received("1"));
    }

    @Test
    void keepsConsumersApart() {
        unseen("one", "1");

        assertThat(unseen("two", "1")).containsExactly(received("1"));
    }

    @Test
    void forgetsAfterTheRetentionOnly() throws SQLException {
        unseen("old", "1");
        unseen("young", "1");
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update inbox set received_at = now() - interval '46 days' where consumer = 'old'")) {
            update.executeUpdate();
        }

        int forgotten = inbox.forget(Duration.ofDays(45), 100);

        assertThat(forgotten).isEqualTo(1);
        assertThat(unseen("young", "1")).isEmpty();
    }

    private List<Received> unseen(String consumer, String... ids) {
        return QuarkusTransaction.requiringNew()
                .call(() -> inbox.unseen(
                        consumer, List.of(ids).stream().map(InboxIT::received).toList()));
    }

    private static Received received(String id) {
        var event = new CloudEvent(
                id, "/shop", "t", "s", Instant.EPOCH, "d", "k", 1, null, null, null, new byte[] {'{', '}'});
        return new Received(event, "k", "topic", 0, 0);
    }
}
