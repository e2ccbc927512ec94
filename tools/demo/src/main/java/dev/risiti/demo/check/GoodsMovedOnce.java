package dev.risiti.demo.check;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.day.Progress;
import java.util.ArrayList;
import java.util.List;

/** A signed document with goods on it moves stock once, another one never. */
final class GoodsMovedOnce implements Check {
    @Override
    public String rule() {
        return "each signed document with goods moved stock exactly once, each other document not at all";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        Progress progress = new Progress(evidence.log(), evidence.day().documents());
        for (DayDocument document : evidence.day().documents()) {
            List<DocumentIdentity> movements = progress.movements(document);
            int expected = progress.hasMovementToCome(document) ? 1 : 0;
            if (movements.size() != expected) {
                differences.add("%s caused %d stock movements instead of %d"
                        .formatted(document.name(), movements.size(), expected));
            }
            movements.stream()
                    .filter(movement -> !isAccepted(evidence, movement))
                    .forEach(movement ->
                            differences.add("the stock movement of " + document.name() + " is not accepted"));
        }
        evidence.day().deliveries().stream()
                .filter(delivery -> !isAccepted(evidence, delivery))
                .forEach(delivery -> differences.add(delivery.sourceDocumentId() + " is not accepted"));
        return differences;
    }

    private static boolean isAccepted(Evidence evidence, DocumentIdentity movement) {
        return evidence.log()
                .decision(movement)
                .filter(seen -> seen.data().state() == ResultState.ACCEPTED)
                .isPresent();
    }
}
