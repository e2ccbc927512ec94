package dev.risiti.submission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.devstack.testing.PublishedEventsAreValid;
import dev.risiti.submission.referee.KraSimulator;
import dev.risiti.submission.referee.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second branch of a taxpayer becomes active, and KRA's answer to its first sale tells for whom KRA counts. */
@QuarkusTest
@ExtendWith(PublishedEventsAreValid.class)
@TestProfile(ShortDeadlines.class)
class CounterScopesIT {
    private static final String SALE = "saveTrnsSalesOsdc";
    private static final int EACH = 8;

    private final Shop headOffice = new Shop();

    @AfterEach
    void close() {
        headOffice.close();
        KraSimulator.invoicesCount("DEVICE");
    }

    @Test
    void goesOnPerDeviceWhenKraTakesANumberThatAnotherBranchUsed() {
        assertThat(sells(headOffice, "Head/1")).isEqualTo(1);
        assertThat(sells(headOffice, "Head/2")).isEqualTo(2);
        try (Shop branch = secondBranch()) {
            assertThat(sells(branch, "Branch/1")).isEqualTo(1);
            assertThat(finding("invcNo").path("scope").asText()).isEqualTo("DEVICE");
            assertThat(sells(headOffice, "Head/3")).isEqualTo(3);
            assertThat(sells(branch, "Branch/2")).isEqualTo(2);
        }
        assertThat(finding("sarNo").path("scope").asText()).isEqualTo("UNDECIDED");
    }

    @Test
    void goesOnPerTaxpayerWhenKraHasPassedTheNumberOfTheSecondBranch() {
        KraSimulator.invoicesCount("PIN");
        assertThat(sells(headOffice, "Head/1")).isEqualTo(1);
        assertThat(sells(headOffice, "Head/2")).isEqualTo(2);
        try (Shop branch = secondBranch()) {
            assertThat(sells(branch, "Branch/1")).isEqualTo(3);
            JsonNode finding = finding("invcNo");
            assertThat(finding.path("scope").asText()).isEqualTo("TAXPAYER");
            assertThat(finding.path("words").asText()).isNotBlank();
            assertThat(finding.path("documentId").asLong()).isPositive();
            assertThat(sells(headOffice, "Head/3")).isEqualTo(4);
        }
    }

    @Test
    void leavesNoGapWhenBothBranchesSellAtOnceBeforeAnybodyKnows() {
        KraSimulator.invoicesCount("PIN");
        sells(headOffice, "Head/0");
        try (Shop branch = secondBranch()) {
            IntStream.rangeClosed(1, EACH).forEach(i -> {
                branch.publish(branch.sale("Branch/" + i, 1, "100.00"));
                headOffice.publish(headOffice.sale("Head/" + i, 1, "100.00"));
            });
            IntStream.rangeClosed(1, EACH).forEach(i -> {
                accepted(branch, "Branch/" + i);
                accepted(headOffice, "Head/" + i);
            });
        }
        List<Long> taken = KraSimulator.ledger(headOffice.pin(), SALE).stream()
                .filter(entry -> entry.path("outcome").asText().equals("ACCEPTED"))
                .map(entry -> entry.path("number").asLong())
                .toList();
        assertThat(taken)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2 * EACH + 1).boxed().toList());
    }

    /** A second branch, once it is known that nobody knows. */
    private Shop secondBranch() {
        Shop branch = headOffice.branch("01");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> findings().size() == 3);
        return branch;
    }

    private static long sells(Shop shop, String id) {
        shop.publish(shop.sale(id, 1, "100.00"));
        return accepted(shop, id);
    }

    private static long accepted(Shop shop, String id) {
        DocumentResult result =
                shop.result(at -> at.sourceDocumentId().equals(id) && at.state() == ResultState.ACCEPTED);
        return Objects.requireNonNull(result.receipt()).invoiceNumber();
    }

    private JsonNode finding(String counter) {
        for (JsonNode finding : findings()) {
            if (finding.path("counter").asText().equals(counter)) {
                return finding;
            }
        }
        throw new AssertionError("nothing was asked about " + counter);
    }

    private JsonNode findings() {
        return given().auth()
                .oauth2("test-operator-token")
                .get("/operator/counter-scopes?pin=" + headOffice.pin())
                .as(JsonNode.class);
    }
}
