package dev.risiti.submission.operator;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.receipt.ReceiptTable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people see of documents: where each stands and why, and the whole story of one. */
@Path("/documents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DocumentsResource {
    private static final int MOST = 500;

    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final ReceiptTable receipts;

    DocumentsResource(DocumentTable documents, AttemptTable attempts, ReceiptTable receipts) {
        this.documents = documents;
        this.attempts = attempts;
        this.receipts = receipts;
    }

    /** One line of the list. */
    public record Summary(
            long documentId,
            DocumentIdentity identity,
            int revision,
            String deviceId,
            DocumentState state,
            @Nullable Reason reason,
            @Nullable Long number,
            int attempts,
            Instant receivedAt) {
        static Summary of(Document document) {
            return new Summary(
                    document.documentId(),
                    document.identity(),
                    document.revision(),
                    document.deviceId(),
                    document.state(),
                    document.reason(),
                    document.number(),
                    document.attempts(),
                    document.receivedAt());
        }
    }

    /** The whole story: the document, every attempt with KRA's words, the receipt. */
    public record Story(
            Summary document,
            List<AttemptTable.AttemptSummary> attempts,
            @Nullable Receipt receipt) {}

    /** Documents, newest first; each filter may be left out. */
    @GET
    public List<Summary> list(
            @QueryParam("tenantId") @Nullable String tenantId,
            @QueryParam("state") @Nullable DocumentState state,
            @QueryParam("deviceId") @Nullable String deviceId,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        return documents
                .search(
                        new DocumentTable.Filter(tenantId, state, deviceId, null, null, null),
                        Math.clamp(limit, 1, MOST))
                .stream()
                .map(Summary::of)
                .toList();
    }

    @GET
    @Path("{documentId}")
    public Story story(@PathParam("documentId") long documentId) {
        Document document = documents
                .find(documentId)
                .map(DocumentTable.Full::document)
                .orElseThrow(() -> new NotFoundException("no document has the id " + documentId));
        return new Story(
                Summary.of(document),
                attempts.of(documentId),
                receipts.find(documentId).orElse(null));
    }
}
