package dev.risiti.submission.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.ShortDeadlines;
import dev.risiti.submission.referee.KraSimulator;
import dev.risiti.submission.referee.Shop;
import dev.risiti.submission.storage.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partitions on the real PostgreSQL. The rows of these tests are from 2020, when nobody else wrote any. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class MonthlyPartitionsIT {
    private static final Duration LONG = Duration.ofDays(36_500);

    @Inject
    MonthlyPartitions partitions;

    @Inject
    Database database;

    @BeforeEach
    @AfterEach
    void forget2020() {
        execute("delete from document where source = 'partition-test'");
        execute("drop table if exists document_payload_2020_02");
        execute("drop table if exists attempt_history_2020_02");
    }

    @Test
    void hasAPartitionForThisMonthAndTheNext() {
        assertThat(partitionsOf("document_payload")).contains(monthFromNow(0), monthFromNow(1));
        assertThat(partitionsOf("attempt_history")).contains(monthFromNow(0), monthFromNow(1));
    }

    @Test
    void movesWhatStandsInTheDefaultPartition() {
        storeDocument("ACCEPTED");
        partitions.make(MonthlyTable.DOCUMENT_PAYLOAD);
        assertThat(count("select count(*) from document_payload_2020_02")).isEqualTo(1);
        assertThat(count("select count(*) from document_payload_default")).isZero();
    }

    @Test
    void dropsTheDataOfDocumentsThatEndedLongAgo() {
        storeDocument("ACCEPTED");
        partitions.make(MonthlyTable.DOCUMENT_PAYLOAD);
        assertThat(partitions.drop(MonthlyTable.DOCUMENT_PAYLOAD, LONG)).isEmpty();
        assertThat(partitions.drop(MonthlyTable.DOCUMENT_PAYLOAD, Duration.ofDays(400)))
                .containsExactly("document_payload_2020_02");
    }

    @Test
    void keepsTheDataOfAnOpenDocumentHoweverOld() {
        storeDocument("BLOCKED");
        partitions.make(MonthlyTable.DOCUMENT_PAYLOAD);
        assertThat(partitions.drop(MonthlyTable.DOCUMENT_PAYLOAD, Duration.ofDays(400)))
                .isEmpty();
    }

    @Test
    void dropsOldAttempts() {
        execute("""
                insert into attempt_history (attempt_id, document_id, lane_id, epoch, call, step, body_sha256, sends, state,
                                             sent_at, deadline_at, finished_at, asks)
                values (0, 0, 0, 0, 'saveItem', 0, '', 1, 'REFUSED', '2020-02-03Z', '2020-02-03Z', '2020-02-03Z', 0)
                """);
        partitions.make(MonthlyTable.ATTEMPT_HISTORY);
        assertThat(partitions.drop(MonthlyTable.ATTEMPT_HISTORY, Duration.ofDays(400)))
                .containsExactly("attempt_history_2020_02");
    }

    @Test
    void leavesTheWorkToTheReplicaThatIsAtIt() {
        storeDocument("ACCEPTED");
        List<String> made = database.transaction(() -> {
            execute("select pg_advisory_xact_lock(%d)".formatted(MonthlyPartitions.ONE_AT_A_TIME));
            return partitions.make(MonthlyTable.DOCUMENT_PAYLOAD);
        });
        assertThat(made).isEmpty();
        assertThat(partitions.make(MonthlyTable.DOCUMENT_PAYLOAD)).containsExactly("document_payload_2020_02");
    }

    @Test
    void takesACorrectionOfADocumentWhoseDataAreNotKeptAnyMore() {
        try (Shop shop = new Shop()) {
            KraSimulator.order("saveTrnsSalesOsdc", shop.pin(), Map.of("fault", "RESULT_CODE", "resultCd", "910"));
            shop.publish(shop.sale("Invoice/1", 1, "500.00"));
            shop.result(result -> result.state() == ResultState.REFUSED);
            forgetData(shop);
            shop.publish(shop.sale("Invoice/1", 2, "550.00"));
            shop.result(result -> result.kind() == DocumentKind.SALE && result.state() == ResultState.ACCEPTED);
        }
    }

    @Test
    void reportsDriftFromADocumentWhoseDataAreNotKeptAnyMore() {
        try (Shop shop = new Shop()) {
            shop.publish(shop.sale("Invoice/1", 1, "500.00"));
            shop.result(result -> result.kind() == DocumentKind.SALE && result.state() == ResultState.ACCEPTED);
            forgetData(shop);
            shop.publish(shop.sale("Invoice/1", 2, "550.00"));
            DocumentResult drift = shop.result(result -> result.state() == ResultState.DRIFT);
            assertThat(drift.drift()).isNull();
        }
    }

    /** As when the month of the shop's documents was dropped. */
    private void forgetData(Shop shop) {
        execute(
                "delete from document_payload where document_id in (select document_id from document where device_id = '%s')"
                        .formatted(shop.deviceId()));
    }

    private void storeDocument(String state) {
        execute("insert into lane (kind, scope, device_id) values ('DEVICE', 'device/partition-test', 'partition-test')"
                + " on conflict do nothing");
        execute("""
                with stored as (
                    insert into document (tenant_id, source, kind, source_document_id, revision, content_hash, device_id,
                                          lane_id, stream, position, state, payload_at)
                    select 'tenant', 'partition-test', 'SALE', '1', 1, '', 'partition-test', lane_id, 'SALES', 0, '%s',
                           '2020-02-03Z'
                      from lane where scope = 'device/partition-test'
                    returning document_id, payload_at)
                insert into document_payload (document_id, payload_at, payload)
                select document_id, payload_at, '{}' from stored
                """.formatted(state));
    }

    private List<String> partitionsOf(String table) {
        return database.with(handle -> handle
                .createQuery("select inhrelid::regclass::text from pg_inherits where inhparent = '%s'::regclass"
                        .formatted(table))
                .mapTo(String.class)
                .list()
                .stream()
                .map(name -> name.substring(table.length() + 1))
                .toList());
    }

    private String monthFromNow(int months) {
        return database.with(handle -> handle.createQuery(
                        "select to_char((now() at time zone 'UTC') + make_interval(months => %d), 'YYYY_MM')"
                                .formatted(months))
                .mapTo(String.class)
                .one());
    }

    private long count(String query) {
        return database.with(
                handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    private void execute(String statement) {
        database.with(handle -> handle.execute(statement));
    }
}
