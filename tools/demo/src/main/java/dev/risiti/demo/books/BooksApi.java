package dev.risiti.demo.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.demo.http.Endpoint;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What the books say of themselves, asked as any app asks QuickBooks: with an OAuth token, by queries. */
public final class BooksApi {
    private static final int PAGE = 1_000;

    private final Endpoint api;
    private final String realmId;
    private final String refreshToken;

    private BooksApi(Endpoint api, String realmId, String refreshToken) {
        this.api = api;
        this.realmId = realmId;
        this.refreshToken = refreshToken;
    }

    /** Exchanges a refresh token for access. */
    public static BooksApi signIn(
            Endpoint books, String realmId, String refreshToken, String clientId, String clientSecret) {
        String basic =
                Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(StandardCharsets.UTF_8));
        JsonNode granted = books.with("Authorization", "Basic " + basic)
                .postForm(
                        "/oauth2/v1/tokens/bearer",
                        "grant_type=refresh_token&refresh_token="
                                + URLEncoder.encode(refreshToken, StandardCharsets.UTF_8));
        return new BooksApi(
                books.with(
                        "Authorization",
                        "Bearer " + granted.path("access_token").asText()),
                realmId,
                granted.path("refresh_token").asText());
    }

    /** The newest refresh token: signing in may have replaced the one given. */
    public String refreshToken() {
        return refreshToken;
    }

    /** All entities of a type, such as {@code Item}. */
    public List<JsonNode> all(String entity) {
        List<JsonNode> found = new ArrayList<>();
        while (true) {
            String query = "select * from %s startposition %d maxresults %d".formatted(entity, found.size() + 1, PAGE);
            JsonNode page = api.get("/v3/company/%s/query?query=%s"
                            .formatted(realmId, URLEncoder.encode(query, StandardCharsets.UTF_8)))
                    .path("QueryResponse")
                    .path(entity);
            page.forEach(found::add);
            if (page.size() < PAGE) {
                return found;
            }
        }
    }

    /** Every sales form there is, of all days. */
    public List<BookedDocument> documents() {
        List<BookedDocument> documents = new ArrayList<>();
        for (String entity : BookedDocument.FORMS) {
            all(entity).forEach(form -> documents.add(BookedDocument.of(entity, form)));
        }
        return documents;
    }
}
