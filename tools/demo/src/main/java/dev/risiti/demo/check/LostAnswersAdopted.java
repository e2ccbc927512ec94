package dev.risiti.demo.check;

import dev.risiti.demo.kra.LedgerEntry;
import java.util.List;

/**
 * KRA signed a sale today whose answer never arrived; that it still is exactly one receipt, {@link ReceiptsAsSigned}
 * says of all of them.
 */
final class LostAnswersAdopted implements Check {
    @Override
    public String rule() {
        return "a sale whose answer was lost after KRA signed it kept its number and got its receipt";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<LedgerEntry> lost = evidence.ledger().stream()
                .filter(entry -> entry.seq() > evidence.day().ledgerMark())
                .filter(entry -> entry.signedSale() && !entry.answered())
                .toList();
        if (lost.isEmpty()) {
            return List.of("no answer was lost today");
        }
        return lost.stream()
                .filter(entry -> evidence.day().documents().stream()
                        .noneMatch(document -> evidence.signature(document)
                                .filter(entry::equals)
                                .isPresent()))
                .map(entry -> "number %s of branch %s was signed, its answer was lost, and nobody has its receipt"
                        .formatted(entry.number(), entry.branchId()))
                .toList();
    }
}
