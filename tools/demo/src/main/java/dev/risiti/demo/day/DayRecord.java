package dev.risiti.demo.day;

import dev.risiti.contracts.document.DocumentIdentity;
import java.util.List;

/**
 * What was done on this day.
 *
 * @param ledgerMark the referee's last entry before the first document
 * @param deliveries the stock movements that were published
 */
public record DayRecord(
        long ledgerMark,
        List<DayDocument> documents,
        List<DocumentIdentity> deliveries,
        Forgery forgery,
        Duplicate duplicate) {
    public DayRecord {
        documents = List.copyOf(documents);
        deliveries = List.copyOf(deliveries);
    }
}
