package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.audit.AuditTable;
import dev.risiti.submission.audit.Deed;
import dev.risiti.submission.document.DocumentSearch;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.lane.LaneSearch;
import dev.risiti.submission.lane.LaneStanding;
import dev.risiti.submission.receipt.ReceiptTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the whole story of a document. */
@ApplicationScoped
class DocumentStories {
    private final DocumentSearch search;
    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final ReceiptTable receipts;
    private final LaneSearch lanes;
    private final AuditTable audit;

    DocumentStories(
            DocumentSearch search,
            DocumentTable documents,
            AttemptTable attempts,
            ReceiptTable receipts,
            LaneSearch lanes,
            AuditTable audit) {
        this.search = search;
        this.documents = documents;
        this.attempts = attempts;
        this.receipts = receipts;
        this.lanes = lanes;
        this.audit = audit;
    }

    /**
     * The whole story.
     *
     * @param event the data of the revision that counts, as its event carried them; null when they are not kept any more
     * @param attempts every send in order, with its step and KRA's words; those that are not kept any more are missing
     * @param deeds what people did about it
     */
    record Story(
            DocumentView document,
            LaneStanding lane,
            @Nullable JsonNode event,
            List<AttemptTable.AttemptSummary> attempts,
            @Nullable Receipt receipt,
            List<Deed> deeds,
            @Nullable DocumentView causedBy,
            List<DocumentView> caused) {}

    Story of(long documentId) {
        DocumentSearch.Listed listed = search.find(documentId).orElseThrow(() -> AuditedVerbs.noDocument(documentId));
        DocumentTable.Full full = documents.find(documentId).orElseThrow();
        return new Story(
                DocumentView.of(listed),
                lanes.standing(listed.document().laneId()).orElseThrow(),
                full.kept() ? EventJson.read(full.payload(), JsonNode.class) : null,
                attempts.of(documentId),
                receipts.find(documentId).orElse(null),
                audit.of(DocumentsResource.subject(documentId)),
                search.causeOf(documentId).map(DocumentView::of).orElse(null),
                search.causedBy(documentId).stream().map(DocumentView::of).toList());
    }
}
