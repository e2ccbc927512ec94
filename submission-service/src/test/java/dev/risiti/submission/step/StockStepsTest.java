package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.LaneScope;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockStepsTest {
    private static final Branch OTHER = new Branch(Environment.SANDBOX, "P000000001T", "01");

    private final Scene scene = new Scene().registered(Scene.item("11"), "KE2NTNO0000001", "10");

    @Test
    void bringsATransferInAtTheOtherBranchOnceItIsAcceptedGoingOut() {
        scene.branches.put(OTHER, Scene.device("device-01", "01", FrontDoor.DIRECT));
        List<NewDocument> added = accepted(movement(MovementType.TRANSFER_OUT, "01"), 0);
        assertThat(added).hasSize(1);
        assertThat(added.getFirst().lane()).isEqualTo(LaneScope.ofDevice("device-01"));
        StockMovement in = Scene.movement(added.getFirst());
        assertThat(in.type()).isEqualTo(MovementType.TRANSFER_IN);
        assertThat(in.partnerBranchId()).isEqualTo("00");
        assertThat(in.lines().getFirst().quantity()).isEqualByComparingTo("4");
    }

    @Test
    void namesTheReceivingBranchToKra() {
        StockMovement out = movement(MovementType.TRANSFER_OUT, "01");
        assertThat(Scene.body(scene.task(out.identity(), out, 0).next(1L))
                        .get("custBhfId")
                        .asText())
                .isEqualTo("01");
    }

    @Test
    void causesNothingAtABranchWhoseDeviceIsNotOurs() {
        assertThat(accepted(movement(MovementType.TRANSFER_OUT, "01"), 0)).isEmpty();
    }

    @Test
    void causesNothingAtADeviceOfAnotherTenant() {
        Device ours = Scene.device("device-01", "01", FrontDoor.DIRECT);
        scene.branches.put(
                OTHER,
                new Device(
                        ours.deviceId(),
                        "other-tenant",
                        ours.environment(),
                        ours.pin(),
                        ours.branchId(),
                        ours.solution(),
                        ours.frontDoor(),
                        null,
                        ours.state(),
                        ours.stockPolicy(),
                        ours.taxpayerName(),
                        null,
                        null,
                        null));
        assertThat(accepted(movement(MovementType.TRANSFER_OUT, "01"), 0)).isEmpty();
    }

    @Test
    void causesNothingMoreWithTheStockMaster() {
        scene.branches.put(OTHER, Scene.device("device-01", "01", FrontDoor.DIRECT));
        assertThat(accepted(movement(MovementType.TRANSFER_OUT, "01"), 1)).isEmpty();
    }

    @Test
    void wakesWhoWaitsForAnItemThatComesIn() {
        assertThat(effects(movement(MovementType.TRANSFER_IN, "01"), 0))
                .contains(new Effect.Wake(WakeKey.stock(Scene.DEVICE, "KE2NTNO0000001")));
    }

    @Test
    void wakesWhomKraSentAwayForWantOfStockOnceItIsStated() {
        StockMovement in = movement(MovementType.TRANSFER_IN, "01");
        Effect wake = new Effect.Wake(WakeKey.anyStock(Scene.DEVICE));
        assertThat(effects(in, 0)).doesNotContain(wake);
        assertThat(effects(in, 1)).contains(wake);
    }

    @Test
    void wakesNobodyWithStockThatGoesOut() {
        StockMovement out = movement(MovementType.TRANSFER_OUT, "01");
        assertThat(effects(out, 0)).noneMatch(Effect.Wake.class::isInstance);
        assertThat(effects(out, 1)).noneMatch(Effect.Wake.class::isInstance);
    }

    @Test
    void asksForNoBranchWhenTheTransferComesIn() {
        StockMovement in = movement(MovementType.TRANSFER_IN, "01");
        assertThat(new StockSteps().partner(in, Scene.device(Scene.DEVICE, "00", FrontDoor.DIRECT)))
                .isEmpty();
    }

    @Test
    void refusesANegativePrice() {
        StockMovement odd = new StockMovement(
                "tenant",
                Scene.SOURCE,
                "Transfer/1",
                1,
                Scene.DEVICE,
                null,
                Scene.TODAY,
                MovementType.ADJUSTMENT_IN,
                null,
                List.of(new StockMovementLine("1", Scene.item("11"), BigDecimal.ONE, new BigDecimal("-1"))),
                null);
        assertThat(scene.task(odd.identity(), odd, 0).next(1L)).isInstanceOf(Next.Refuse.class);
    }

    private List<NewDocument> accepted(StockMovement movement, int step) {
        return Scene.added(effects(movement, step));
    }

    private List<Effect> effects(StockMovement movement, int step) {
        Task task = scene.task(movement.identity(), movement, step);
        Long number = step == 0 ? 1L : null;
        return scene.accept(task, task.next(number), number).effects();
    }

    private static StockMovement movement(MovementType type, @Nullable String partner) {
        return new StockMovement(
                "tenant",
                Scene.SOURCE,
                "Transfer/1",
                1,
                Scene.DEVICE,
                null,
                Scene.TODAY,
                type,
                partner,
                List.of(new StockMovementLine("1", Scene.item("11"), new BigDecimal("4"), new BigDecimal("90"))),
                null);
    }
}
