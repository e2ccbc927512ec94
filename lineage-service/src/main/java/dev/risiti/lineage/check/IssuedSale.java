package dev.risiti.lineage.check;

import dev.risiti.contracts.lineage.OriginalSale;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A signed sale with what is left to credit.
 *
 * @param deviceId the device that issued it, ours or of another solution
 * @param exchangeRate KES per unit of the document's currency
 * @param notes credit notes raised against it, those in flight included
 */
public record IssuedSale(
        UUID id,
        OriginalSale original,
        String deviceId,
        LocalDate date,
        BigDecimal exchangeRate,
        List<IssuedLine> lines,
        int notes) {

    public IssuedSale {
        lines = List.copyOf(lines);
    }

    String number() {
        return original.number();
    }
}
