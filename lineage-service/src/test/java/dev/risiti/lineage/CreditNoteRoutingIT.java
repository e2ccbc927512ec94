package dev.risiti.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.lineage.ExternalCreditNote;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which device a credit note goes to, and which part of its original it may take. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortPauses.class)
class CreditNoteRoutingIT {
    private final Shop shop;

    CreditNoteRoutingIT(Shop shop) {
        this.shop = shop;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void routesToTheIssuerWhicheverBranchTheNoteCameFrom() {
        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "2", "200.00"));
        shop.awaitIssued("s1");

        shop.publish(shop.note("c1", 1, Shop.OTHER_BRANCH, "s1", "1", "100.00"));

        await().untilAsserted(() -> assertThat(shop.routed("c1"))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.key()).isEqualTo(Shop.MAIN_BRANCH);
                    assertThat(seen.event()).isInstanceOfSatisfying(RoutedCreditNote.class, note -> {
                        assertThat(note.publishedDeviceId()).isEqualTo(Shop.OTHER_BRANCH);
                        assertThat(note.original().invoiceNumber()).isEqualTo(7);
                        assertThat(note.original().buyer().name()).isEqualTo("Wanjiku Traders");
                        assertThat(note.lines()).singleElement().satisfies(line -> {
                            assertThat(line.itemCode()).isEqualTo("KE2NTNO0000001");
                            assertThat(line.totalAmount()).isEqualByComparingTo("100.00");
                        });
                    });
                }));
        assertThat(shop.codes("c1")).as("submission reports from here on").isEmpty();
    }

    @Test
    void routesExactlyOneOfManyNotesForTheSameUnits() {
        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "2", "200.00"));
        shop.awaitIssued("s1");
        List<String> ids = List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8");

        // Each under a device of its own: other partitions, other workers.
        ids.forEach(id -> shop.publish(shop.note(id, 1, "anywhere-" + id, "s1", "2", "200.00")));

        await().untilAsserted(() ->
                assertThat(ids.stream().filter(id -> !shop.codes(id).isEmpty())).hasSize(7));
        assertThat(ids.stream().flatMap(id -> shop.codes(id).stream()).distinct())
                .containsExactly("REFUSED QUANTITY_EXCEEDS");
        await().untilAsserted(() ->
                assertThat(ids.stream().flatMap(id -> shop.routed(id).stream())).hasSize(1));
    }

    @Test
    void leavesTheNoteToTheSolutionThatIssuedItsImportedOriginal() {
        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "old", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN"));

        shop.importHistory("200.00").statusCode(201);

        await().untilAsserted(() -> assertThat(shop.seen())
                .filteredOn(seen -> seen.event() instanceof ExternalCreditNote note
                        && note.tenantId().equals(shop.tenant()))
                .singleElement()
                .satisfies(seen -> assertThat(seen.key()).isEqualTo("vscu-00")));
        await().untilAsserted(() ->
                assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN", "WAITING RAISE_ELSEWHERE"));
        assertThat(shop.routed("c1")).isEmpty();
        shop.importHistory("200.00").statusCode(200);
        shop.importHistory("300.00").statusCode(409).body("code", Matchers.is("OTHER_RECEIPT"));
    }

    @Test
    void aRefusedNoteFreesItsPartAndAnAcceptedOneKeepsIt() {
        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "2", "200.00"));
        shop.awaitIssued("s1");
        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.routed("c1")).hasSize(1));
        shop.publish(shop.ended("c1", DocumentKind.CREDIT_NOTE, 1, ResultState.REFUSED));
        await().untilAsserted(() -> assertThat(shop.left("s1")).isEqualTo("flight 0 credited 0"));

        shop.publish(shop.note("c2", 1, Shop.MAIN_BRANCH, "s1", "2", "200.00"));

        await().untilAsserted(() -> assertThat(shop.routed("c2")).hasSize(1));
        shop.publish(shop.noteAccepted("c2", 1, "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.left("s1")).isEqualTo("flight 0 credited 2"));
        shop.publish(shop.note("c3", 1, Shop.MAIN_BRANCH, "s1", "1", "100.00"));
        await().untilAsserted(() -> assertThat(shop.codes("c3")).containsExactly("REFUSED QUANTITY_EXCEEDS"));
    }
}
