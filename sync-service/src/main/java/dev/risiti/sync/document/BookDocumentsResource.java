package dev.risiti.sync.document;

import dev.risiti.sync.mapping.DocumentState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What became of the documents of a book, for support staff. */
@Path("/books/{bookId}/documents")
@Produces(MediaType.APPLICATION_JSON)
public class BookDocumentsResource {
    private static final int MOST = 1_000;

    private final BookDocuments documents;

    BookDocumentsResource(BookDocuments documents) {
        this.documents = documents;
    }

    @GET
    @RunOnVirtualThread
    @Transactional
    @Operation(summary = "Documents of a book with their state, reason, revision and last result")
    public List<DocumentView> list(
            @PathParam("bookId") String bookId,
            @Parameter(description = "Only documents in this state") @QueryParam("state") Optional<DocumentState> state,
            @Parameter(description = "At most so many, 1 to 1000") @QueryParam("limit") @DefaultValue("200")
                    int limit) {
        return documents.of(bookId, state, Math.clamp(limit, 1, MOST)).stream()
                .map(BookDocument::view)
                .toList();
    }
}
