package dev.risiti.submission.kra;

import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.json.KraJson;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.ImportItemListAnswer;
import dev.risiti.oscu.wire.ImportItemUpdateRequest;
import dev.risiti.submission.core.Asked;
import java.util.List;
import java.util.Set;

/** Whether KRA's import list shows what an {@code updateImportItem} said. Pure. */
final class DecidedImport {
    private static final Set<String> DECIDED =
            Set.of(ImportItemUpdateRequest.APPROVED, ImportItemUpdateRequest.CANCELLED);

    private DecidedImport() {}

    /** A line that still waits is not decided, or not yet shown as such: to send the same decision again is harmless. */
    static Asked among(List<ImportItemListAnswer.ImportItem> rows, OscuRequest request) {
        KraJson sent = KraJson.parse(request.body()).orElseThrow();
        String status = sent.requiredText("imptItemSttsCd");
        return rows.stream()
                .filter(row -> row.taskCd().equals(sent.requiredText("taskCd"))
                        && row.dclDe().equals(sent.requiredText("dclDe"))
                        && row.itemSeq() == sent.requiredWholeNumber("itemSeq"))
                .map(ImportItemListAnswer.ImportItem::imptItemSttsCd)
                .filter(shown -> shown != null && DECIDED.contains(shown))
                .findFirst()
                .<Asked>map(shown -> shown.equals(status)
                        ? new Asked.Same(new Answer.Saved())
                        : new Asked.Different("imptItemSttsCd: sent %s, stored %s".formatted(status, shown)))
                .orElseGet(Asked.Absent::new);
    }
}
