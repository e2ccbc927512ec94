package dev.risiti.demo.check;

import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.day.DayDocument;
import java.util.ArrayList;
import java.util.List;

/** Invariant 1: one terminal result per document, the one that was to be expected; a refusal carries KRA's words. */
final class EachDocumentDecidedOnce implements Check {
    @Override
    public String rule() {
        return "each document has exactly one terminal result, and the right one";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        for (DayDocument document : evidence.day().documents()) {
            var terminal = evidence.log().terminalResults(document.identity());
            if (terminal.size() != 1) {
                differences.add("%s has %d terminal results".formatted(document.name(), terminal.size()));
                continue;
            }
            DocumentResult result = terminal.getFirst().data();
            Reason reason = result.reason();
            if (result.state() != document.expected()) {
                differences.add("%s is %s%s instead of %s"
                        .formatted(
                                document.name(),
                                result.state(),
                                reason == null ? "" : " (" + reason.text() + ")",
                                document.expected()));
            } else if (result.state() == ResultState.ACCEPTED && result.receipt() == null) {
                differences.add(document.name() + " is accepted without a receipt");
            } else if (result.state() == ResultState.REFUSED && (reason == null || reason.authorityText() == null)) {
                differences.add(document.name() + " is refused without KRA's words");
            }
        }
        return differences;
    }
}
