package dev.risiti.submission.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.ShortDeadlines;
import dev.risiti.submission.referee.Shop;
import dev.risiti.submission.storage.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Items whose device comes in later: they wait in its lane, and leave that for the lane of their taxpayer's items. */
@QuarkusTest
@TestProfile(ShortDeadlines.class)
class ItemsOfUnknownDevicesIT {
    @Inject
    DocumentsConsumer documents;

    @Inject
    Database database;

    @Test
    void moveAlsoWhenTheDeviceComesInBeforeTheTransactionThatStoresThemEnds() throws Exception {
        try (Shop before = new Shop();
                Shop shop = Shop.unknown()) {
            // The channels are read: a transaction that stands still is ended after a few seconds.
            before.publish(before.service("1", "Delivery"));
            accepted(before, "Item/1");
            // The lane is there: to make it would let the two wait for each other as well.
            database.transaction(() -> documents.admit(List.of(shop.customer("Customer/1"))));
            CompletableFuture<Void> stored = new CompletableFuture<>();
            CompletableFuture<Void> deviceCame = new CompletableFuture<>();
            CompletableFuture<Void> intake = CompletableFuture.runAsync(() -> database.transaction(() -> {
                documents.admit(List.of(shop.service("99", "Transport")));
                stored.complete(null);
                return deviceCame.join();
            }));
            CompletableFuture.anyOf(stored, intake).get();
            shop.activate();
            await().atMost(Duration.ofSeconds(4)).until(() -> waits() || known(shop.deviceId()));
            deviceCame.complete(null);
            intake.get();
            accepted(shop, "Item/99");
            assertThat(laneOf("Item/99", shop.pin())).isEqualTo("ITEMS");
        }
    }

    private static void accepted(Shop shop, String id) {
        shop.result(at -> at.sourceDocumentId().equals(id) && at.state() == ResultState.ACCEPTED);
    }

    private boolean waits() {
        return one("select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)", Boolean.class);
    }

    private boolean known(String deviceId) {
        return one("select exists (select 1 from device where device_id = ?)", Boolean.class, deviceId);
    }

    private String laneOf(String documentId, String pin) {
        return one(
                "select l.kind from document d join lane l using (lane_id) where d.source_document_id = ? and d.source = ?",
                String.class,
                documentId,
                "books/" + pin);
    }

    private <T> T one(String sql, Class<T> type, Object... values) {
        return database.with(handle -> handle.select(sql, values).mapTo(type).one());
    }
}
