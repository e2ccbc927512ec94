package dev.risiti.demo.check;

import dev.risiti.contracts.result.Receipt;
import dev.risiti.demo.day.DayDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Invariant 7: a note leaves from the device of its original, names its number, and notes never exceed it. */
final class CreditsWithinOriginals implements Check {
    @Override
    public String rule() {
        return "credit notes name the number of their original, come from its device and together stay within it";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        Map<DayDocument, BigDecimal> credited = new HashMap<>();
        for (DayDocument note : evidence.day().documents()) {
            DayDocument original = note.original();
            Optional<Receipt> receipt = evidence.receipt(note);
            if (original == null || receipt.isEmpty()) {
                continue;
            }
            Optional<Receipt> sale = evidence.receipt(original);
            boolean same = sale.filter(signed -> Objects.equals(
                                    signed.invoiceNumber(), receipt.get().originalInvoiceNumber())
                            && signed.controlUnitId().equals(receipt.get().controlUnitId()))
                    .isPresent();
            if (!same) {
                differences.add("%s does not credit %s at its device".formatted(note.name(), original.name()));
            }
            credited.merge(original, receipt.get().total(), BigDecimal::add);
        }
        credited.forEach((original, total) -> {
            if (total.compareTo(original.booked().total()) > 0) {
                differences.add("%s is credited with %s of %s"
                        .formatted(original.name(), total, original.booked().total()));
            }
        });
        return differences;
    }
}
