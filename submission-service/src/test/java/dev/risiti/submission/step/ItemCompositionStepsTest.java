package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.ItemComponent;
import dev.risiti.contracts.document.ItemComposition;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemCompositionStepsTest {
    private final Scene scene = new Scene()
            .registered(Scene.item("11"), "KE2NTNO0000001", "0")
            .registered(Scene.item("12"), "KE2NTNO0000002", "50")
            .registered(Scene.item("13"), "KE2NTNO0000003", "50");

    @Test
    void namesOneComponentPerStep() {
        JsonNode second = Scene.body(task(1).next(null));
        assertThat(second.get("itemCd").asText()).isEqualTo("KE2NTNO0000001");
        assertThat(second.get("cpstItemCd").asText()).isEqualTo("KE2NTNO0000003");
        assertThat(second.get("cpstQty").decimalValue()).isEqualByComparingTo("0.25");
    }

    @Test
    void isDoneWithItsLastComponentOnly() {
        Task.Done first = scene.accept(task(0), task(0).next(null), null);
        assertThat(first.whole()).isFalse();
        assertThat(Scene.result(first.effects())).isEmpty();
        Task.Done last = scene.accept(task(1), task(1).next(null), null);
        assertThat(last.whole()).isTrue();
        assertThat(Scene.result(last.effects())).contains(ResultState.ACCEPTED);
    }

    @Test
    void booksNoStock() {
        assertThat(scene.accept(task(1), task(1).next(null), null).effects())
                .noneMatch(Effect.MoveStock.class::isInstance);
    }

    @Test
    void waitsForAComponentThatIsNotRegistered() {
        scene.knows(ItemDetails.ofLine(Scene.item("13")), null, CatalogueItem.State.NAMED, "0");
        Next next = task(0).next(null);
        assertThat(next).isInstanceOf(Next.Park.class);
        assertThat(Scene.added(next.effects())).hasSize(1);
    }

    private Task task(int step) {
        ItemComposition composition = new ItemComposition(
                "tenant",
                Scene.SOURCE,
                "Assembly/1",
                1,
                Scene.DEVICE,
                null,
                Scene.item("11"),
                List.of(
                        new ItemComponent(Scene.item("12"), new BigDecimal("2")),
                        new ItemComponent(Scene.item("13"), new BigDecimal("0.25"))),
                null);
        return scene.task(composition.identity(), composition, step);
    }
}
