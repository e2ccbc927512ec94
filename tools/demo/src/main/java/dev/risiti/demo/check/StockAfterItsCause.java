package dev.risiti.demo.check;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.day.Progress;
import dev.risiti.demo.kra.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invariant 6: the referee saw each sale before its movement, and each movement before its stock masters. */
final class StockAfterItsCause implements Check {
    @Override
    public String rule() {
        return "KRA saw each sale before its stock movement, and each movement before its stock masters";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        for (DocumentIdentity delivery : evidence.day().deliveries()) {
            judge(evidence, delivery, 0, differences);
        }
        Progress progress = new Progress(evidence.log(), evidence.day().documents());
        for (DayDocument document : evidence.day().documents()) {
            long signed = evidence.signature(document).map(LedgerEntry::seq).orElse(Long.MAX_VALUE);
            for (DocumentIdentity movement : progress.movements(document)) {
                judge(evidence, movement, signed, differences);
            }
        }
        return differences;
    }

    private static void judge(Evidence evidence, DocumentIdentity movement, long after, List<String> differences) {
        String name = movement.sourceDocumentId();
        Optional<StockStory> story = evidence.movements().stream()
                .filter(known -> known.movement().equals(movement))
                .findFirst();
        List<StockStory.Request> requests = story.map(StockStory::requests).orElse(List.of());
        Optional<LedgerEntry> moved = requests.stream()
                .filter(request -> request.call().equals(LedgerEntry.MOVEMENT))
                .flatMap(request -> entries(evidence, request).stream())
                .findFirst();
        if (moved.isEmpty()) {
            differences.add("KRA saw no movement for " + name);
            return;
        }
        if (moved.get().seq() < after) {
            differences.add("KRA saw the movement of %s before its cause".formatted(name));
        }
        List<StockStory.Request> masters = requests.stream()
                .filter(request -> request.call().equals(LedgerEntry.MASTER))
                .toList();
        if (masters.isEmpty()) {
            differences.add("no stock master followed " + name);
        }
        for (StockStory.Request master : masters) {
            // The same quantity may have been stated on another day: one of the requests must come after the movement.
            if (entries(evidence, master).stream()
                    .noneMatch(entry -> entry.seq() > moved.get().seq())) {
                differences.add("KRA saw no stock master of %s after its movement".formatted(name));
            }
        }
    }

    private static List<LedgerEntry> entries(Evidence evidence, StockStory.Request request) {
        return evidence.ledger().stream()
                .filter(entry -> entry.accepted()
                        && entry.call().equals(request.call())
                        && entry.bodySha256().equals(request.bodySha256()))
                .toList();
    }
}
