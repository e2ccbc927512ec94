package dev.risiti.sync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.credential.AccessToken;
import dev.risiti.credential.client.CredentialClient;
import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.sync.quickbooks.BooksCallException.Kind;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls QuickBooks for one company at a time. Blocks, keeps every deadline, fetches a new token once when the old one
 * is refused, and repeats nothing else by itself.
 */
@ApplicationScoped
public class QuickBooks {
    private static final int UNAUTHORIZED = 401;

    private final QuickBooksApi api;
    private final QuickBooksConfig config;
    private final CredentialClient credentials;

    QuickBooks(QuickBooksConfig config, CredentialClient credentials) {
        this.config = config;
        this.credentials = credentials;
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.url())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .build(QuickBooksApi.class);
    }

    /**
     * The current state of an entity.
     *
     * @param entity its name as in {@code Invoice}
     * @throws BooksCallException when it cannot be had
     */
    public FetchedEntity read(Book book, String entity, String id) throws BooksCallException {
        Answer answer = call(
                book,
                authorization -> api.read(
                        authorization, book.accountId(), entity.toLowerCase(Locale.ROOT), id, config.minorVersion()));
        JsonNode wrapped = tree(answer.body).path(entity);
        if (!wrapped.isObject()) {
            throw new BooksCallException(Kind.UNAVAILABLE, "QuickBooks' answer holds no " + entity);
        }
        if ("Deleted".equals(JsonFields.text(wrapped, "status"))) {
            throw new BooksCallException(Kind.GONE, entity + " " + id + " is deleted");
        }
        return new FetchedEntity(wrapped, answer.body);
    }

    /**
     * Attaches a note to an entity; sent again with the same request id it has no second effect.
     *
     * @throws BooksCallException when it was not taken
     */
    public void attach(Book book, String requestId, byte[] attachable) throws BooksCallException {
        call(
                book,
                authorization ->
                        api.attach(authorization, book.accountId(), config.minorVersion(), requestId, attachable));
    }

    private static JsonNode tree(byte[] body) throws BooksCallException {
        try {
            return JsonFields.tree(body);
        } catch (UnreadableBooksException e) {
            throw unavailable(String.valueOf(e.getMessage()));
        }
    }

    private Answer call(Book book, Function<String, CompletionStage<Response>> request) throws BooksCallException {
        Answer answer = exchange(request, token(book, false));
        if (answer.status == UNAUTHORIZED) {
            answer = exchange(request, token(book, true));
        }
        if (answer.status == UNAUTHORIZED) {
            throw new BooksCallException(Kind.DISCONNECTED, "QuickBooks refuses a fresh token of this company");
        }
        var fault = Faults.in(answer.status, answer.body);
        if (fault.isPresent()) {
            throw fault.get();
        }
        return answer;
    }

    private String token(Book book, boolean refresh) throws BooksCallException {
        try {
            AccessToken token =
                    refresh ? credentials.refreshedAccessToken(book.bookId()) : credentials.accessToken(book.bookId());
            return "Bearer " + token.value();
        } catch (CredentialsUnavailable e) {
            throw new BooksCallException(
                    e.temporary() ? Kind.UNAVAILABLE : Kind.DISCONNECTED, String.valueOf(e.getMessage()));
        }
    }

    private Answer exchange(Function<String, CompletionStage<Response>> request, String authorization)
            throws BooksCallException {
        CompletableFuture<Response> pending = CompletableFuture.completedFuture(authorization)
                .thenCompose(request)
                .toCompletableFuture();
        try (Response response = pending.get(config.totalTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            byte[] body = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            return new Answer(response.getStatus(), body);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw unavailable("no answer within " + config.totalTimeout());
        } catch (ExecutionException e) {
            throw unavailable(String.valueOf(e.getCause()));
        } catch (ProcessingException e) {
            throw unavailable("the answer was cut");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private static BooksCallException unavailable(String why) {
        return new BooksCallException(Kind.UNAVAILABLE, "QuickBooks: " + why);
    }

    private static final class Answer {
        private final int status;
        private final byte[] body;

        Answer(int status, byte[] body) {
            this.status = status;
            this.body = body;
        }
    }
}
