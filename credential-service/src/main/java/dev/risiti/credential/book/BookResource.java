package dev.risiti.credential.book;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.BookMapping;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.credential.access.AdminOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registration of books. */
@Path("/books")
@AdminOnly
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books")
public class BookResource {
    private final BookRegistry registry;
    private final BookTable books;

    BookResource(BookRegistry registry, BookTable books) {
        this.registry = registry;
        this.books = books;
    }

    @POST
    @Operation(summary = "Connect a book; repeating it replaces name and mapping, and the token when it is a new one")
    public Book connect(BookConnection connection) {
        return registry.connect(
                connection.tenantId(),
                connection.provider(),
                connection.accountId(),
                connection.name(),
                connection.refreshToken(),
                connection.mapping());
    }

    @GET
    public List<Book> list() {
        return books.all();
    }

    /**
     * An account of an accounting tool and how to open it.
     *
     * @param refreshToken a secret; may be left out when the book was connected before
     */
    public record BookConnection(
            String tenantId,
            String provider,
            String accountId,
            String name,
            @Nullable String refreshToken,
            BookMapping mapping) {
        public BookConnection {
            Check.text("tenantId", tenantId, 64);
            Check.text("provider", provider, 32);
            Check.text("accountId", accountId, 64);
            Check.text("name", name, 200);
            Check.present("mapping", mapping);
            if (refreshToken != null && (refreshToken.isBlank() || refreshToken.length() > 4096)) {
                throw new ContractViolation("refreshToken", null, "give a token of 1 to 4096 characters");
            }
        }

        @Override
        public String toString() {
            return "BookConnection[tenantId=" + tenantId + ", provider=" + provider + ", accountId=" + accountId
                    + ", token hidden]";
        }
    }
}
