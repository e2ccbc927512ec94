package dev.risiti.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.demo.kra.LedgerEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockAfterItsCauseTest {
    private static final List<StockStory.Request> REQUESTS = List.of(
            new StockStory.Request(LedgerEntry.MOVEMENT, "insertStockIO1"),
            new StockStory.Request(LedgerEntry.MASTER, "saveStockMasterKE1"));

    private final Check check = new StockAfterItsCause();

    @Test
    void acceptsAMovementFollowedByItsMaster() {
        Evidence evidence = new DayFixture()
                .stock(LedgerEntry.MOVEMENT, "1")
                .stock(LedgerEntry.MASTER, "KE1")
                .deliveryMade(REQUESTS)
                .evidence();

        assertThat(check.differences(evidence)).isEmpty();
    }

    @Test
    void findsAMasterThatCameBeforeItsMovement() {
        Evidence evidence = new DayFixture()
                .stock(LedgerEntry.MASTER, "KE1")
                .stock(LedgerEntry.MOVEMENT, "1")
                .deliveryMade(REQUESTS)
                .evidence();

        assertThat(check.differences(evidence))
                .containsExactly("KRA saw no stock master of stock-in/00/1 after its movement");
    }

    @Test
    void findsAMovementThatKraNeverSaw() {
        Evidence evidence = new DayFixture().deliveryMade(REQUESTS).evidence();

        assertThat(check.differences(evidence)).containsExactly("KRA saw no movement for stock-in/00/1");
    }
}
