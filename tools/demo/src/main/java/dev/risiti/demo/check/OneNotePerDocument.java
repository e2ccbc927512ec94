package dev.risiti.demo.check;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.books.BookNote;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.kra.LedgerEntry;
import dev.risiti.demo.kra.SignedReceipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The books tell the same story, over all days: one note on each document, one document for each receipt. Of an earlier
 * day's document without a receipt only its note is known, so that note must be a refusal.
 */
final class OneNotePerDocument implements Check {
    @Override
    public String rule() {
        return "the books, all days: one note on each document; each receipt of KRA is named on exactly one document";
    }

    @Override
    public List<String> differences(Evidence evidence) {
        List<String> differences = new ArrayList<>();
        Map<String, List<BookedDocument>> named = new HashMap<>();
        Map<String, Pattern> receipts = receiptNames(evidence);
        for (BookedDocument document : evidence.booked()) {
            List<BookNote> notes = evidence.notes().stream()
                    .filter(note -> note.isOn(document))
                    .toList();
            if (notes.size() != 1) {
                differences.add("%s %s has %d notes".formatted(document.entity(), document.number(), notes.size()));
            }
            List<String> found = receipts.entrySet().stream()
                    .filter(receipt -> notes.stream()
                            .anyMatch(note ->
                                    receipt.getValue().matcher(note.text()).find()))
                    .map(Map.Entry::getKey)
                    .toList();
            found.forEach(receipt ->
                    named.computeIfAbsent(receipt, key -> new ArrayList<>()).add(document));
            if (found.isEmpty() && notes.stream().noneMatch(note -> note.text().contains("refused"))) {
                differences.add(
                        "%s %s has neither a receipt nor a refusal".formatted(document.entity(), document.number()));
            }
        }
        for (String receipt : receipts.keySet()) {
            int documents = named.getOrDefault(receipt, List.of()).size();
            if (documents != 1) {
                differences.add("receipt %s is named on %d documents".formatted(receipt, documents));
            }
        }
        evidence.day().documents().forEach(document -> checkWords(evidence, document, differences));
        return differences;
    }

    /** The names of all receipts that KRA signed; a pattern keeps 12 from being found in 123. */
    private static Map<String, Pattern> receiptNames(Evidence evidence) {
        Map<String, Pattern> names = new HashMap<>();
        for (BranchDevice device : evidence.devices()) {
            for (LedgerEntry entry : evidence.signed(device)) {
                SignedReceipt receipt = entry.receipt();
                if (receipt != null) {
                    String name = device.receiptName(receipt.receiptNumber());
                    names.put(name, Pattern.compile(Pattern.quote(name) + "(?![0-9])"));
                }
            }
        }
        return names;
    }

    private static void checkWords(Evidence evidence, DayDocument document, List<String> differences) {
        List<BookNote> notes = evidence.notes().stream()
                .filter(note -> note.isOn(document.booked()))
                .toList();
        evidence.receipt(document)
                .map(receipt -> receipt.controlUnitInvoiceNumber())
                .filter(name -> notes.stream().noneMatch(note -> note.text().contains(name)))
                .ifPresent(name -> differences.add("no note on %s names %s".formatted(document.name(), name)));
        evidence.decision(document)
                .filter(result -> result.state() == ResultState.REFUSED)
                .map(result -> result.reason())
                .map(Reason::text)
                .filter(text -> notes.stream().noneMatch(note -> note.text().contains(text)))
                .ifPresent(text -> differences.add("no note on %s says '%s'".formatted(document.name(), text)));
    }
}
