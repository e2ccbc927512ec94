package dev.risiti.demo.check;

import dev.risiti.contracts.result.Receipt;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.kra.LedgerEntry;
import dev.risiti.demo.kra.SignedReceipt;
import dev.risiti.demo.kra.SignedTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The total under KRA's signature is the total in the books. */
final class TotalsAsBooked implements Check {
    @Override
    public String rule() {
        return "the total KRA signed and the total on the receipt equal the books' to the cent";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        for (DayDocument document : evidence.day().documents()) {
            BigDecimal booked = document.booked().total();
            Optional<Receipt> receipt = evidence.receipt(document);
            receipt.filter(printed -> printed.total().compareTo(booked) != 0)
                    .ifPresent(printed -> differences.add("%s: the receipt says %s, the books say %s"
                            .formatted(document.name(), printed.total(), booked)));
            evidence.signature(document)
                    .filter(entry -> !isSignedOver(entry, booked))
                    .ifPresent(entry -> differences.add(
                            "%s: KRA did not sign over %s".formatted(document.name(), booked.toPlainString())));
        }
        return differences;
    }

    private static boolean isSignedOver(LedgerEntry entry, BigDecimal total) {
        SignedReceipt receipt = entry.receipt();
        return receipt != null && SignedTotal.matches(receipt, Business.PIN, entry.branchId(), entry.count(), total);
    }
}
