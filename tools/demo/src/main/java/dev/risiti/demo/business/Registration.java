package dev.risiti.demo.business;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.books.BookMapping;
import dev.risiti.demo.http.Endpoint;
import dev.risiti.demo.http.Json;
import java.net.URI;

/** Connects the company in the books at credential-service. The refresh token enters over HTTP only. */
public final class Registration {
    private final Endpoint credential;

    public Registration(URI url, String adminToken) {
        this.credential = new Endpoint("credential-service", "RISITI_CREDENTIAL_URL", url)
                .with("Authorization", "Bearer " + adminToken);
    }

    public void requireUp() {
        credential.get("/books");
    }

    /**
     * Connects the company; repeating it replaces the mapping.
     *
     * @return the book's id
     */
    public String connect(String refreshToken, BookMapping mapping) {
        ObjectNode connection = Json.object()
                .put("tenantId", Business.TENANT)
                .put("provider", Business.PROVIDER)
                .put("accountId", Business.REALM)
                .put("name", Business.NAME)
                .put("refreshToken", refreshToken);
        connection.set("mapping", Json.tree(mapping));
        return credential.post("/books", connection).path("bookId").asText();
    }
}
