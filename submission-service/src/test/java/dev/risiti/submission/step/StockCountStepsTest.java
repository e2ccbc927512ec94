package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.StockCount;
import dev.risiti.contracts.document.StockCountLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class StockCountStepsTest {
    private static final String CEMENT = "KE2NTNO0000001";
    private static final String SAND = "KE2NTNO0000002";

    private final Scene scene =
            new Scene().registered(Scene.item("11"), CEMENT, "10").registered(Scene.item("12"), SAND, "5");

    @Test
    void bringsInWhatIsThereTooMuchAndTakesOutWhatIsMissing() {
        assertThat(play(scene, count(line("11", "12"), line("12", "2"))))
                .containsExactly(
                        "insertStockIO 06 KE2NTNO0000001 2",
                        "insertStockIO 16 KE2NTNO0000002 3",
                        "saveStockMaster KE2NTNO0000001 12",
                        "saveStockMaster KE2NTNO0000002 2");
    }

    @Test
    void leavesOutTheMovementsOfACountThatFindsWhatTheLedgerSays() {
        assertThat(play(scene, count(line("11", "10"), line("12", "5"))))
                .containsExactly("saveStockMaster KE2NTNO0000001 10", "saveStockMaster KE2NTNO0000002 5");
    }

    @Test
    void leavesOutTheMovementInWhenGoodsAreOnlyMissing() {
        assertThat(play(scene, count(line("12", "0"))))
                .containsExactly("insertStockIO 16 KE2NTNO0000002 5", "saveStockMaster KE2NTNO0000002 0");
    }

    @Test
    void passesOverServices() {
        ItemRef service = Scene.item("13", ItemType.SERVICE, "NO", TaxType.B, "1.00");
        assertThat(play(scene, count(new StockCountLine("1", service, BigDecimal.ONE, null))))
                .isEmpty();
    }

    @Test
    void numbersItsMovementsAndNothingElse() {
        StockCount count = count(line("11", "12"));
        assertThat(scene.task(count.identity(), count, 1).counter().map(Counter::name))
                .contains(Counter.Name.STOCK_MOVEMENT);
        assertThat(scene.task(count.identity(), count, 2).counter()).isEmpty();
    }

    @Test
    void givesBackTheNumberOfAMovementThatANewRevisionMadeNeedless() {
        StockCount count = count(line("11", "10"));
        Task prepared = scene.task(scene.document(count.identity(), 0, 3L), count);
        assertThat(scene.look(prepared, new CounterValue(3, 7L)).effects())
                .contains(new Effect.ReturnNumber(7, prepared.counter().orElseThrow(), 3));
    }

    @Test
    void valuesTheDifferenceAtTheItemsPriceUnlessTheCountSaysAnother() {
        StockCount count = count(
                line("11", "11"), new StockCountLine("2", Scene.item("12"), new BigDecimal("6"), new BigDecimal("70")));
        var lines = Scene.body(scene.task(count.identity(), count, 0).next(1L)).get("itemList");
        assertThat(lines.get(0).get("totAmt").decimalValue()).isEqualByComparingTo("100");
        assertThat(lines.get(1).get("totAmt").decimalValue()).isEqualByComparingTo("70");
    }

    @Property
    void leavesTheLedgerAtWhatWasCounted(
            @ForAll @BigRange(min = "0", max = "9999") @Scale(2) BigDecimal onHand,
            @ForAll @BigRange(min = "0", max = "9999") @Scale(2) BigDecimal counted) {
        Scene fresh = new Scene().registered(Scene.item("11"), CEMENT, onHand.toPlainString());
        play(fresh, count(line("11", counted.toPlainString())));
        assertThat(Objects.requireNonNull(fresh.items.get(fresh.key("11"))).onHand())
                .isEqualByComparingTo(counted);
    }

    /** Plays the document to its end as the engine does; the calls that KRA got. */
    private static List<String> play(Scene scene, StockCount count) {
        List<String> calls = new ArrayList<>();
        for (int step = 0; ; step++) {
            Task task = scene.task(count.identity(), count, step);
            Long number = task.counter().isPresent() ? Long.valueOf(step + 1) : null;
            Next next = task.next(number);
            switch (next) {
                case Next.Skip skip -> {
                    continue;
                }
                case Next.Finish finish -> {
                    assertThat(Scene.result(finish.effects())).contains(ResultState.ACCEPTED);
                    return calls;
                }
                case Next.Call call -> {
                    calls.add(words(call));
                    Task.Done done = scene.accept(task, call, number);
                    scene.apply(done.effects());
                    if (done.whole()) {
                        assertThat(Scene.result(done.effects())).contains(ResultState.ACCEPTED);
                        assertThat(done.effects()).contains(new Effect.Wake(WakeKey.anyStock(Scene.DEVICE)));
                        return calls;
                    }
                }
                case Next.Park park -> throw new AssertionError(park.reason());
                case Next.Refuse refuse -> throw new AssertionError(refuse.reason());
            }
        }
    }

    private static String words(Next.Call call) {
        var body = Scene.body(call);
        return Scene.call(call).equals("saveStockMaster")
                ? "saveStockMaster %s %s"
                        .formatted(
                                body.get("itemCd").asText(), body.get("rsdQty").asText())
                : "insertStockIO %s %s %s"
                        .formatted(
                                body.get("sarTyCd").asText(),
                                body.get("itemList").get(0).get("itemCd").asText(),
                                body.get("itemList").get(0).get("qty").asText());
    }

    private static StockCountLine line(String item, String counted) {
        return new StockCountLine(item, Scene.item(item), new BigDecimal(counted), null);
    }

    private static StockCount count(StockCountLine... lines) {
        return new StockCount(
                "tenant", Scene.SOURCE, "Count/1", 1, Scene.DEVICE, null, Scene.TODAY, List.of(lines), null);
    }
}
