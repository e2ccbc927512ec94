package dev.risiti.contracts.document;

import dev.risiti.contracts.event.RisitiEvent;
import org.jspecify.annotations.Nullable;

/**
 * A document on {@code risiti.documents.v1}, keyed by {@link #deviceId()}.
 *
 * <p>Revisions are positive and minted by the producer: the same revision with the same content is a duplicate, with
 * other content it is refused; a lower one is ignored, a higher one replaces it while nothing was sent (design
 * section 2).
 */
public sealed interface FiscalDocument extends RisitiEvent
        permits Sale,
                CreditNote,
                ItemDocument,
                ItemComposition,
                BranchCustomer,
                BranchUser,
                BranchInsurance,
                StockMovement,
                StockCount,
                PurchaseDecision,
                ImportDecision {
    String tenantId();

    String source();

    String sourceDocumentId();

    int revision();

    /** The device that the producer chose. A credit note may be issued by another: the one of its original. */
    String deviceId();

    /** The book it came from, when it came from one. */
    @Nullable
    String bookId();

    DocumentKind kind();

    default DocumentIdentity identity() {
        return new DocumentIdentity(tenantId(), source(), kind(), sourceDocumentId());
    }

    @Override
    default String key() {
        return deviceId();
    }
}
