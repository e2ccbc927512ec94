package dev.risiti.demo.day;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.events.EventLog;
import java.util.List;
import java.util.stream.Collectors;

/** How far the documents of the day have come, by what the result topic says. */
public final class Progress {
    private final EventLog log;
    private final List<DayDocument> documents;

    public Progress(EventLog log, List<DayDocument> documents) {
        this.log = log;
        this.documents = documents;
    }

    public boolean allDecided() {
        return documents.stream().allMatch(document -> isDecided(document.identity()));
    }

    /** Whether each signed document with goods on it has caused a movement that is decided as well. */
    public boolean goodsHaveMoved() {
        return documents.stream()
                .filter(this::hasMovementToCome)
                .allMatch(document -> movements(document).stream().anyMatch(this::isDecided));
    }

    /** The stock movements that a document caused. */
    public List<DocumentIdentity> movements(DayDocument document) {
        return log.causedBy(document.identity()).stream()
                .filter(caused -> caused.kind() == DocumentKind.STOCK_MOVEMENT)
                .toList();
    }

    /** Whether stock must move because of this document. */
    public boolean hasMovementToCome(DayDocument document) {
        return document.movesGoods()
                && log.decision(document.identity())
                        .filter(seen -> seen.data().state() == ResultState.ACCEPTED)
                        .isPresent();
    }

    private boolean isDecided(DocumentIdentity identity) {
        return log.decision(identity).isPresent();
    }

    /** One line: how many are decided, and why the others are not. */
    public String line() {
        long decided = documents.stream()
                .filter(document -> isDecided(document.identity()))
                .count();
        long moved = documents.stream()
                .filter(this::hasMovementToCome)
                .filter(document -> movements(document).stream().anyMatch(this::isDecided))
                .count();
        String open = documents.stream()
                .filter(document -> !isDecided(document.identity()))
                .map(document -> document.booked().number() + because(document))
                .collect(Collectors.joining(", "));
        return "%d of %d documents decided, %d stock movements%s"
                .formatted(decided, documents.size(), moved, open.isEmpty() ? "" : "; open: " + open);
    }

    private String because(DayDocument document) {
        var said = log.results(document.identity());
        if (said.isEmpty()) {
            return "";
        }
        DocumentResult last = said.getLast().data();
        Reason reason = last.reason();
        return " (" + last.state() + (reason == null ? "" : " " + reason.code()) + ")";
    }
}
