package dev.risiti.demo.day;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Business;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document of the day.
 *
 * @param title what it shows
 * @param publishedUnder the branch whose department stands on it
 * @param issuer the branch whose device must sign it
 * @param original the sale that a credit note credits
 * @param movesGoods whether stock must move once it is signed
 * @param expected how it must end
 */
public record DayDocument(
        String title,
        BookedDocument booked,
        BranchDevice publishedUnder,
        BranchDevice issuer,
        @Nullable DayDocument original,
        boolean movesGoods,
        ResultState expected,
        Instant createdAt) {

    public DocumentIdentity identity() {
        return Business.identity(booked.kind(), booked.sourceDocumentId());
    }

    /** As people call it. */
    public String name() {
        return booked.number() + " " + title;
    }
}
