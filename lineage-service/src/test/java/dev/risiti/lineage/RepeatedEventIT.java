package dev.risiti.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.lineage.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is published again, the same or changed. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortPauses.class)
class RepeatedEventIT {
    private final Shop shop;
    private final Sql sql;

    RepeatedEventIT(Shop shop, Sql sql) {
        this.shop = shop;
        this.sql = sql;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aChangedNoteCountsOnlyWhenTheOneHandedOnIsRefused() {
        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "2", "200.00"));
        shop.awaitIssued("s1");
        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.routed("c1")).hasSize(1));

        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "s1", "1", "100.00"));
        shop.publish(shop.note("c1", 2, Shop.MAIN_BRANCH, "s1", "1", "100.00"));

        await().untilAsserted(() ->
                assertThat(shop.codes("c1")).containsExactly("DRIFT REVISION_CONFLICT", "DRIFT CHANGED_AFTER_ROUTING"));
        assertThat(shop.routed("c1")).hasSize(1);
        shop.publish(shop.ended("c1", DocumentKind.CREDIT_NOTE, 1, ResultState.REFUSED));
        await().untilAsserted(() -> assertThat(shop.routed("c1"))
                .hasSize(2)
                .last()
                .satisfies(seen ->
                        assertThat(((RoutedCreditNote) seen.event()).revision()).isEqualTo(2)));
        assertThat(shop.left("s1")).isEqualTo("flight 1 credited 0");
    }

    @Test
    void publishingEverythingAgainChangesNothing() {
        shop.publish(shop.sale("s1", 1));
        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "4", "400.00"));
        shop.awaitIssued("s1");
        shop.publish(shop.note("c1", 1, Shop.OTHER_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.routed("c1")).hasSize(1));
        shop.publish(shop.noteAccepted("c1", 1, "2", "200.00"));
        shop.publish(shop.note("c2", 1, Shop.MAIN_BRANCH, "s1", "9", "900.00"));
        shop.publish(shop.note("c3", 1, Shop.MAIN_BRANCH, "s1", "1", "100.00"));
        await().untilAsserted(() -> assertThat(shop.routed("c3")).hasSize(1));
        shop.publish(shop.ended("c3", DocumentKind.CREDIT_NOTE, 1, ResultState.REFUSED));
        await().untilAsserted(() -> assertThat(shop.left("s1")).isEqualTo("flight 0 credited 2"));
        await().untilAsserted(() -> assertThat(shop.codes("c2")).containsExactly("REFUSED QUANTITY_EXCEEDS"));
        String before = everything();

        // Under new event ids, so that not the inbox but the rules must recognise them.
        shop.published().forEach(shop::publish);
        shop.publish(shop.note("marker", 1, Shop.MAIN_BRANCH, "never-seen", "1", "1.00"));
        shop.publish(shop.note("marker-2", 1, Shop.OTHER_BRANCH, "never-seen", "1", "1.00"));
        shop.publish(shop.accepted("marker-3", Shop.MAIN_BRANCH, "1", "1.00"));
        shop.publish(shop.accepted("marker-4", Shop.OTHER_BRANCH, "1", "1.00"));

        await().untilAsserted(() -> assertThat(shop.codes("marker")).hasSize(1));
        await().untilAsserted(() -> assertThat(shop.codes("marker-2")).hasSize(1));
        shop.awaitIssued("marker-3");
        shop.awaitIssued("marker-4");
        assertThat(everything()).isEqualTo(before);
        assertThat(shop.routed("c1")).hasSize(1);
        assertThat(shop.routed("c3")).hasSize(1);
        assertThat(shop.codes("c2")).containsExactly("REFUSED QUANTITY_EXCEEDS");
    }

    private String everything() {
        return String.join(
                "\n", sql.list("""
                        select n.source_document_id || n.revision || n.state || coalesce(n.reason_code, '')
                               || coalesce(n.newer_revision, 0)
                               || coalesce((select string_agg(t.state || t.quantity, ',') from credit_taking t
                                             where t.note_id = n.id), '') as line
                          from credit_note n where tenant_id = ? and source_document_id not like 'marker%'
                        union all
                        select d.kind || d.source_document_id || l.reserved_quantity || l.credited_quantity
                               || l.reserved_amount || l.credited_amount
                          from issued_document d join issued_line l on l.issued_id = d.id
                         where tenant_id = ? and source_document_id not like 'marker%'
                        union all
                        select source_document_id || announced_revision || decided_revision from announced_sale
                         where tenant_id = ? and source_document_id not like 'marker%'
                         order by 1""", row -> row.getString("line"), shop.tenant(), shop.tenant(), shop.tenant()));
    }
}
