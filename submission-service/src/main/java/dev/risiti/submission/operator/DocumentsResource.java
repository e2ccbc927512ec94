package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.submission.access.OperatorsOnly;
import dev.risiti.submission.document.DocumentSearch;
import dev.risiti.submission.document.DocumentState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What people see of documents and can do about one. Every verb needs a reason, goes into the audit, and does nothing
 * twice under the same {@code Idempotency-Key} or {@code X-Request-Id}.
 */
@Path("/operator/documents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OperatorsOnly
@RunOnVirtualThread
public class DocumentsResource {
    private static final int MOST = 500;

    private final DocumentSearch documents;
    private final DocumentStories stories;
    private final BoundedSearch searches;
    private final Orders orders;
    private final AuditedVerbs verbs;
    private final DocumentVerbs document;
    private final KraFindings findings;
    private final Corrections corrections;

    DocumentsResource(
            DocumentSearch documents,
            DocumentStories stories,
            BoundedSearch searches,
            Orders orders,
            AuditedVerbs verbs,
            DocumentVerbs document,
            KraFindings findings,
            Corrections corrections) {
        this.documents = documents;
        this.stories = stories;
        this.searches = searches;
        this.orders = orders;
        this.verbs = verbs;
        this.document = document;
        this.findings = findings;
        this.corrections = corrections;
    }

    /**
     * A page of documents.
     *
     * @param next what {@code before} is for the next page; null on the last
     */
    public record Page(
            List<DocumentView> documents, @Nullable Long next) {}

    /** Documents, newest first; each filter may be left out. {@code longerThan} in their state, such as PT10M. */
    @GET
    public Page list(
            @QueryParam("tenantId") @Nullable String tenantId,
            @QueryParam("state") @Nullable DocumentState state,
            @QueryParam("deviceId") @Nullable String deviceId,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("kind") @Nullable DocumentKind kind,
            @QueryParam("sourceDocumentId") @Nullable String sourceDocumentId,
            @QueryParam("longerThan") @Nullable String longerThan,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        DocumentSearch.Filter filter = new DocumentSearch.Filter(
                tenantId,
                state,
                deviceId,
                reason,
                kind,
                sourceDocumentId,
                BoundedSearch.span("longerThan", longerThan),
                before);
        List<DocumentView> found = searches.run(() -> documents.search(filter, most)).stream()
                .map(DocumentView::of)
                .toList();
        return new Page(found, found.size() < most ? null : found.getLast().documentId());
    }

    /** The whole story of one. */
    @GET
    @Path("{documentId}")
    public DocumentStories.Story story(@PathParam("documentId") long documentId) {
        return stories.of(documentId);
    }

    /** Its stream stops at it. */
    @POST
    @Path("{documentId}/hold")
    public JsonNode hold(@PathParam("documentId") long documentId, @Nullable Why why) {
        return carryOut("hold", documentId, why, (held, given) -> document.hold(held));
    }

    /** A blocked one goes on. */
    @POST
    @Path("{documentId}/release")
    public JsonNode release(@PathParam("documentId") long documentId, @Nullable Release release) {
        return carryOut(
                "release", documentId, release, (blocked, given) -> document.release(blocked, given.newNumber()));
    }

    /** It is tried now, or KRA is asked now. */
    @POST
    @Path("{documentId}/retry")
    public JsonNode retry(@PathParam("documentId") long documentId, @Nullable Why why) {
        return carryOut("retry", documentId, why, (retried, given) -> document.retry(retried));
    }

    /** A person looked at KRA and found nothing of it. */
    @POST
    @Path("{documentId}/absent")
    public JsonNode absent(@PathParam("documentId") long documentId, @Nullable Why why) {
        return carryOut("absent", documentId, why, (looked, given) -> document.absent(looked));
    }

    /** A person looked at KRA and found it there. */
    @POST
    @Path("{documentId}/attach")
    public JsonNode attach(@PathParam("documentId") long documentId, @Nullable Attachment attachment) {
        return carryOut("attach", documentId, attachment, (found, given) -> findings.attach(found, given.receipt()));
    }

    /** It ends without KRA. */
    @POST
    @Path("{documentId}/withdraw")
    public JsonNode withdraw(@PathParam("documentId") long documentId, @Nullable Why why) {
        return carryOut("withdraw", documentId, why, (withdrawn, given) -> document.withdraw(withdrawn));
    }

    /** A corrected revision takes its place. */
    @POST
    @Path("{documentId}/resubmit")
    public JsonNode resubmit(@PathParam("documentId") long documentId, @Nullable Correction correction) {
        return carryOut(
                "resubmit",
                documentId,
                correction,
                (stored, given) -> corrections.resubmit(stored, Reasoned.given(given.document())));
    }

    /** How the audit names a document. */
    static String subject(long documentId) {
        return "document/" + documentId;
    }

    private <T extends Reasoned> JsonNode carryOut(
            String verb, long documentId, @Nullable T body, BiFunction<Case, T, String> what) {
        T given = Reasoned.given(body);
        return verbs.onDocument(
                orders.of(verb, subject(documentId), given), documentId, found -> what.apply(found, given));
    }
}
