package dev.risiti.messaging.consumer;

import dev.risiti.messaging.cloudevent.Received;
import dev.risiti.messaging.inbox.Inbox;
import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Two consumers as a service has them: one that stores, and one whose database refuses. */
@ApplicationScoped
public class TestChannels {

    static final String STORING_GROUP = "submission-service";
    static final String FAILING_GROUP = "sync-service";

    private final BatchReceiver receiver;
    private final Inbox inbox;
    private final AgroalDataSource database;
    private final AtomicInteger refused = new AtomicInteger();

    TestChannels(BatchReceiver receiver, Inbox inbox, AgroalDataSource database) {
        this.receiver = receiver;
        this.inbox = inbox;
        this.database = database;
    }

    @Incoming("documents")
    @Blocking
    void store(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, STORING_GROUP, this::store);
    }

    @Incoming("results")
    @Blocking
    void refuse(ConsumerRecords<String, byte[]> batch) {
        receiver.receive(batch, FAILING_GROUP, (events, rejections) -> {
            inbox.unseen(FAILING_GROUP, events);
            refused.addAndGet(events.size());
            execute("insert into table_that_does_not_exist values (1)");
        });
    }

    int refused() {
        return refused.get();
    }

    private void store(List<Received> events, Rejections rejections) throws SQLException {
        for (Received received : inbox.unseen(STORING_GROUP, events)) {
            String data = new String(received.event().data(), StandardCharsets.UTF_8);
            if (data.startsWith("{")) {
                store(received);
            } else {
                rejections.reject(received, "data: not an object", new IllegalArgumentException(data));
            }
        }
    }

    private void store(Received received) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into stored (subject, data) values (?, ?)")) {
            insert.setString(1, received.event().subject());
            insert.setBytes(2, received.event().data());
            insert.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
