package dev.risiti.sync.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
class LeasesIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AgroalDataSource database;
    private final WorkLoopConfig config;
    private Leases<String> leases;

    LeasesIT(AgroalDataSource database, WorkLoopConfig config) {
        this.database = database;
        this.config = config;
    }

    @BeforeEach
    void createTable() throws SQLException {
        execute("drop table if exists probe");
        execute("create table probe (name text primary key, due timestamptz not null, epoch bigint not null default 0,"
                + " lease_until timestamptz)");
        execute("insert into probe (name, due) values ('one', now())");
        leases = new Leases<>(database, "probe", "name", String.class);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isStillHeld(Lease<String> lease) {
        return QuarkusTransaction.requiringNew().call(() -> leases.lock(lease));
    }

    @Test
    void givesARowToOneHolderUntilItIsReleased() {
        Lease<String> lease = leases.claim(10, LONG).getFirst();
        assertThat(leases.claim(10, LONG)).isEmpty();

        leases.release(lease, Duration.ZERO);

        assertThat(leases.claim(10, LONG)).hasSize(1);
    }

    @Test
    void fencesAHolderWhoseRowWasTakenOver() throws SQLException {
        Lease<String> frozen = leases.claim(10, LONG).getFirst();
        execute("update probe set lease_until = now() - interval '1 second'");
        assertThat(isStillHeld(frozen)).isTrue();

        Lease<String> successor = leases.claim(10, LONG).getFirst();

        assertThat(isStillHeld(frozen)).isFalse();
        assertThat(leases.renew(frozen, LONG)).isFalse();
        leases.release(frozen, Duration.ZERO);
        assertThat(leases.claim(10, LONG)).isEmpty();
        assertThat(isStillHeld(successor)).isTrue();
    }

    @Test
    void worksOnOneRowWhileAnotherHangs() throws SQLException {
        execute("insert into probe (name, due) values ('hanging', now() - interval '1 hour')");
        CountDownLatch released = new CountDownLatch(1);
        Set<String> worked = ConcurrentHashMap.newKeySet();
        WorkLoop<String> loop = WorkLoop.start("probe", config, leases, lease -> {
            if (lease.key().equals("hanging")) {
                awaitRelease(released);
            }
            worked.add(lease.key());
            leases.release(lease, LONG);
        });

        await().until(() -> worked.contains("one"));
        assertThat(List.copyOf(worked)).containsExactly("one");

        released.countDown();
        loop.stop(LONG);
        assertThat(worked).contains("hanging");
    }

    private static void awaitRelease(CountDownLatch released) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
