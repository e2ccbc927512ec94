package dev.risiti.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.OriginalReference;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Credit notes whose original is not there yet, or never comes. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortPauses.class)
class ParkedNoteIT {
    private final Shop shop;
    private final AdvancingClock clock;

    ParkedNoteIT(Shop shop, AdvancingClock clock) {
        this.shop = shop;
        this.clock = clock;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void parksANoteUntilItsSaleIsSigned() {
        shop.publish(shop.sale("s1", 1));
        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_PENDING"));

        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "2", "200.00"));

        await().untilAsserted(() -> assertThat(shop.routed("c1")).hasSize(1));
        assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_PENDING");
    }

    @Test
    void refusesANoteWhoseSaleIsRefused() {
        shop.publish(shop.sale("s1", 1));
        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "s1", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_PENDING"));

        shop.publish(shop.ended("s1", DocumentKind.SALE, 1, ResultState.REFUSED));

        await().untilAsserted(() ->
                assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_PENDING", "REFUSED ORIGINAL_REFUSED"));
    }

    @Test
    void keepsANumberOfAnotherBookAsACandidateOnly() {
        shop.publish(shop.accepted("s1", Shop.MAIN_BRANCH, "2", "200.00"));
        shop.awaitIssued("s1");

        shop.publish(new CreditNote(
                shop.tenant(),
                "shop/2",
                "c1",
                1,
                Shop.MAIN_BRANCH,
                null,
                "CN-c1",
                LocalDate.of(2026, 11, 21),
                new OriginalReference(null, "INV-s1"),
                CreditReason.REFUND,
                null,
                null,
                List.of(new CreditNoteLine("1", null, "soap", BigDecimal.ONE, new BigDecimal("100.00"))),
                null));

        await().untilAsserted(() -> assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN"));
        Shop.api()
                .get("/credit-notes?tenantId=" + shop.tenant())
                .then()
                .body("[0].state", Matchers.is("PARKED"))
                .body("[0].candidates[0].sourceDocumentId", Matchers.is("s1"));
    }

    @Test
    void refusesAnUnknownOriginalOnceTheWaitIsOver() {
        shop.publish(shop.note("c1", 1, Shop.MAIN_BRANCH, "never-seen", "2", "200.00"));
        await().untilAsserted(() -> assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN"));

        clock.advance(Duration.ofHours(24));

        await().untilAsserted(() ->
                assertThat(shop.codes("c1")).containsExactly("PARKED ORIGINAL_UNKNOWN", "REFUSED ORIGINAL_UNKNOWN"));
    }
}
