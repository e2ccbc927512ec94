package dev.risiti.demo.check;

import dev.risiti.contracts.result.Receipt;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.kra.LedgerEntry;
import dev.risiti.demo.kra.SignedReceipt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Invariant 5: what KRA signed on this day and the receipts that were published are the same, one to one. */
final class ReceiptsAsSigned implements Check {
    @Override
    public String rule() {
        return "each sale and credit note KRA signed today is exactly one receipt, and the other way round";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        Set<LedgerEntry> claimed = new HashSet<>();
        for (DayDocument document : evidence.day().documents()) {
            evidence.receipt(document)
                    .ifPresent(receipt -> evidence.signature(document)
                            .ifPresentOrElse(
                                    entry -> {
                                        if (!claimed.add(entry)) {
                                            differences.add("number %s of branch %s is on two receipts"
                                                    .formatted(entry.number(), entry.branchId()));
                                        }
                                        compare(document, receipt, entry, differences);
                                    },
                                    () -> differences.add("KRA never signed the receipt of " + document.name())));
        }
        for (BranchDevice device : evidence.devices()) {
            for (LedgerEntry entry : evidence.signed(device)) {
                if (entry.seq() > evidence.day().ledgerMark() && !claimed.contains(entry)) {
                    differences.add("KRA signed number %s of branch %s, which is on no receipt"
                            .formatted(entry.number(), entry.branchId()));
                }
            }
        }
        return differences;
    }

    private static void compare(DayDocument document, Receipt receipt, LedgerEntry entry, List<String> differences) {
        SignedReceipt signed = entry.receipt();
        if (signed == null
                || !signed.signature().equals(receipt.signature())
                || !signed.internalData().equals(receipt.internalData())
                || signed.receiptNumber() != receipt.receiptNumber()) {
            differences.add("the receipt of %s is not the one KRA signed".formatted(document.name()));
        }
        if (!receipt.branchId().equals(document.issuer().branch().id())) {
            differences.add("%s was issued by branch %s instead of %s"
                    .formatted(
                            document.name(),
                            receipt.branchId(),
                            document.issuer().branch().id()));
        }
    }
}
