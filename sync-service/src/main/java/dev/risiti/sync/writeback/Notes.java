package dev.risiti.sync.writeback;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.sync.quickbooks.DocumentType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Puts a result into the words of a note in the books. */
final class Notes {
    /** QuickBooks' limit. */
    static final int MAX_LENGTH = 2_000;

    private static final String PROVIDER = "quickbooks/";
    private static final ZoneOffset EAST_AFRICA_TIME = ZoneOffset.ofHours(3);

    private Notes() {}

    /** The note a result calls for; empty when it is none of a document in QuickBooks, or not final. */
    static Optional<DueNote> of(DocumentResult result) {
        String bookId = result.bookId();
        int slash = result.sourceDocumentId().indexOf('/');
        boolean fiscal = result.kind() == DocumentKind.SALE || result.kind() == DocumentKind.CREDIT_NOTE;
        if (bookId == null || slash < 0 || !fiscal || !result.source().startsWith(PROVIDER)) {
            return Optional.empty();
        }
        Optional<DocumentType> type =
                DocumentType.of(result.sourceDocumentId().substring(0, slash)).filter(t -> t.kind() == result.kind());
        Optional<Worded> worded = worded(result);
        if (type.isEmpty() || worded.isEmpty()) {
            return Optional.empty();
        }
        String key = worded.get().key;
        String text = worded.get().text;
        String identity = String.join("|", bookId, result.source(), result.sourceDocumentId(), key);
        return Optional.of(new DueNote(
                bookId,
                result.sourceDocumentId(),
                key,
                type.get().entity(),
                result.sourceDocumentId().substring(slash + 1),
                result.source(),
                text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH),
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                0));
    }

    private static Optional<Worded> worded(DocumentResult result) {
        Receipt receipt = result.receipt();
        Reason reason = result.reason();
        if (result.state() == ResultState.ACCEPTED && receipt != null) {
            return Optional.of(new Worded("ACCEPTED", receipt(receipt)));
        }
        if (result.state() == ResultState.REFUSED && reason != null) {
            return Optional.of(new Worded("REFUSED/" + result.revision(), refusal(reason)));
        }
        return Optional.empty();
    }

    private static String receipt(Receipt receipt) {
        return "KRA eTIMS receipt %s | invoice number %d | signature %s | signed %s | %s"
                .formatted(
                        receipt.controlUnitInvoiceNumber(),
                        receipt.invoiceNumber(),
                        receipt.signature(),
                        receipt.signedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(EAST_AFRICA_TIME),
                        receipt.verificationUrl());
    }

    private static String refusal(Reason reason) {
        String words = reason.authorityText();
        return "eTIMS: refused, %s%s".formatted(reason.text(), words == null ? "" : " (KRA: " + words + ")");
    }

    private record Worded(String key, String text) {}
}
