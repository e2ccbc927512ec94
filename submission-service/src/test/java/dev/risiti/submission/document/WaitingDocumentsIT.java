package dev.risiti.submission.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.submission.ShortDeadlines;
import dev.risiti.submission.storage.Database;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every replica looks each second for documents whose time has come; millions that wait for no time must not cost it. */
@QuarkusTest
@TestTransaction
@TestProfile(ShortDeadlines.class)
class WaitingDocumentsIT {
    private static final int MANY = 2_000;

    @Inject
    Database database;

    @Test
    void findsThoseWhoseTimeHasComeByTheirTime() {
        database.with(handle -> {
            handle.execute("insert into lane (kind, scope, device_id) values ('DEVICE', 'device/patient', 'patient')");
            handle.execute("""
                    insert into document (tenant_id, source, kind, source_document_id, revision, content_hash, device_id,
                           lane_id, stream, position, state, reason_code, reason_text, waits_for, due)
                    select 'patient', 'books/patient', 'SALE', 'Invoice/' || n, 1, '\\x00'::bytea, 'patient', l.lane_id,
                           'SALES', n, 'WAITING', 'ITEM_MISSING', 'Waits for its item', 'item/patient/' || n, 'infinity'
                      from generate_series(1, ?) n join lane l on l.scope = 'device/patient'
                    """, MANY);
            return handle.execute("analyze document");
        });

        List<String> plan = database.with(handle -> handle.createQuery("explain " + WaitingDocuments.ENTER_BY_TIME)
                .bind("most", 500)
                .mapTo(String.class)
                .list());

        assertThat(plan).anyMatch(line -> line.contains("Index Scan using document_waiting_until on"));
    }
}
