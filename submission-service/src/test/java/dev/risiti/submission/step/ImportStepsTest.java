package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.Decision;
import dev.risiti.contracts.document.ImportDecision;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImportStepsTest {
    private final Scene scene = new Scene().registered(Scene.item("11"), "KE2NTNO0000001", "0");

    @Test
    void answersTheLineAsKraNamedItAndAlwaysWithARemark() {
        JsonNode body = Scene.body(next(decision(Decision.APPROVED, "5")));
        assertThat(body.get("dclDe").asText()).isEqualTo("01022023");
        assertThat(body.get("itemCd").asText()).isEqualTo("KE2NTNO0000001");
        assertThat(body.get("imptItemSttsCd").asText()).isEqualTo("3");
        assertThat(body.get("remark").asText()).isNotBlank();
    }

    @Test
    void bringsApprovedGoodsIn() {
        List<NewDocument> added = accepted(decision(Decision.APPROVED, "5"));
        assertThat(added).hasSize(1);
        assertThat(Scene.movement(added.getFirst()).type()).isEqualTo(MovementType.IMPORT_IN);
        assertThat(Scene.movement(added.getFirst()).lines().getFirst().quantity())
                .isEqualByComparingTo("5");
    }

    @Test
    void bringsNothingInWithoutAQuantity() {
        assertThat(accepted(decision(Decision.APPROVED, null))).isEmpty();
    }

    @Test
    void cancelsARejectedImportAndBringsNothingIn() {
        assertThat(Scene.body(next(decision(Decision.REJECTED, "5")))
                        .get("imptItemSttsCd")
                        .asText())
                .isEqualTo("4");
        assertThat(accepted(decision(Decision.REJECTED, "5"))).isEmpty();
    }

    @Test
    void waitsForItsItem() {
        scene.knows(ItemDetails.ofLine(Scene.item("11")), null, CatalogueItem.State.NAMED, "0");
        assertThat(next(decision(Decision.APPROVED, "5"))).isInstanceOf(Next.Park.class);
    }

    private Next next(ImportDecision decision) {
        return scene.task(decision.identity(), decision, 0).next(null);
    }

    private List<NewDocument> accepted(ImportDecision decision) {
        Task task = scene.task(decision.identity(), decision, 0);
        return Scene.added(scene.accept(task, task.next(null), null).effects());
    }

    private static ImportDecision decision(Decision decision, @Nullable String quantity) {
        return new ImportDecision(
                "tenant",
                Scene.SOURCE,
                "Import/1",
                1,
                Scene.DEVICE,
                null,
                decision,
                "01022023",
                "2231943",
                1,
                null,
                "25232900",
                Scene.item("11"),
                Scene.TODAY,
                quantity == null ? null : new BigDecimal(quantity),
                null,
                null);
    }
}
