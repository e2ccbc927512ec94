package dev.risiti.credential.book;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.credential.book.Grant.Ended;
import dev.risiti.credential.book.Grant.Failed;
import dev.risiti.credential.book.Grant.Renewed;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks QuickBooks for new tokens, within all deadlines; no token ever stands in what it says. */
@ApplicationScoped
class QuickBooksTokens {
    /** The provider's key of QuickBooks books. */
    static final String PROVIDER = "quickbooks";

    private final QuickBooksConfig config;
    private final ObjectMapper json;
    private final TokenEndpoint endpoint;

    QuickBooksTokens(QuickBooksConfig config, ObjectMapper json) {
        if (config.claim().compareTo(config.totalTimeout()) <= 0) {
            throw new IllegalStateException("risiti.quickbooks.claim=%s must be longer than total-timeout=%s"
                    .formatted(config.claim(), config.totalTimeout()));
        }
        this.config = config;
        this.json = json;
        this.endpoint = QuarkusRestClientBuilder.newBuilder()
                .baseUri(config.tokenUrl())
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.totalTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .disableDefaultMapper(true)
                .build(TokenEndpoint.class);
    }

    Grant refresh(String refreshToken) {
        if (config.clientId().isEmpty() || config.clientSecret().isEmpty()) {
            return new Failed("risiti.quickbooks.client-id and client-secret are not configured");
        }
        String client = config.clientId().get() + ":" + config.clientSecret().get();
        String basic = "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        CompletableFuture<Response> answer = CompletableFuture.completedFuture(endpoint)
                .thenCompose(target -> target.refresh(basic, "refresh_token", refreshToken));
        try (Response response = answer.get(config.totalTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            return read(response);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Failed("no answer within " + config.totalTimeout());
        } catch (ExecutionException e) {
            return new Failed("not reachable: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        }
    }

    private Grant read(Response response) {
        JsonNode body;
        try {
            body = json.readTree(response.hasEntity() ? response.readEntity(byte[].class) : new byte[0]);
        } catch (IOException | ProcessingException e) {
            return new Failed("HTTP %d with an unreadable body".formatted(response.getStatus()));
        }
        if (response.getStatus() == Response.Status.BAD_REQUEST.getStatusCode()
                && body.path("error").asText().equals("invalid_grant")) {
            return new Ended();
        }
        String access = body.path("access_token").asText();
        String refresh = body.path("refresh_token").asText();
        long seconds = body.path("expires_in").asLong();
        if (response.getStatus() != Response.Status.OK.getStatusCode()
                || access.isEmpty()
                || refresh.isEmpty()
                || seconds <= 0) {
            return new Failed("HTTP %d without tokens".formatted(response.getStatus()));
        }
        return new Renewed(access, refresh, Duration.ofSeconds(seconds));
    }
}
