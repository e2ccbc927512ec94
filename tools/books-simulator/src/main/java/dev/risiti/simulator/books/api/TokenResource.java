package dev.risiti.simulator.books.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.oauth.ClientCredentials;
import dev.risiti.simulator.books.oauth.Tokens;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The OAuth endpoints (connector reference 1.11). */
@Path("/")
@RunOnVirtualThread
public class TokenResource {
    private final Tokens tokens;
    private final ClientCredentials client;
    private final Gateway gateway;

    public TokenResource(Tokens tokens, ClientCredentials client, Gateway gateway) {
        this.tokens = tokens;
        this.client = client;
        this.gateway = gateway;
    }

    @POST
    @Path("/oauth2/v1/tokens/bearer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response bearer(
            @HeaderParam("Authorization") @Nullable String authorization,
            @HeaderParam("x-include-refresh-token-hard-expires-in") @Nullable String hardExpiry,
            @FormParam("grant_type") @Nullable String grantType,
            @FormParam("refresh_token") @Nullable String refreshToken,
            @FormParam("code") @Nullable String code,
            @Context HttpServerRequest request) {
        return gateway.serveOpen(ApiCall.token(), request, () -> {
            if (!client.match(authorization)) {
                return error(401, "invalid_client", "Client authentication failed");
            }
            if ("refresh_token".equals(grantType) && refreshToken != null) {
                return granted(tokens.refresh(refreshToken), "refresh token", hardExpiry);
            }
            if ("authorization_code".equals(grantType) && code != null) {
                return granted(tokens.exchange(code), "authorization code", hardExpiry);
            }
            return grantType == null || "refresh_token".equals(grantType) || "authorization_code".equals(grantType)
                    ? error(400, "invalid_request", "grant_type and its refresh_token or code are required")
                    : error(400, "unsupported_grant_type", "grant_type " + grantType + " is not supported");
        });
    }

    @POST
    @Path("/v2/oauth2/tokens/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response revoke(
            @HeaderParam("Authorization") @Nullable String authorization,
            String body,
            @Context HttpServerRequest request) {
        return gateway.serveOpen(ApiCall.token(), request, () -> {
            if (!client.match(authorization)) {
                return error(401, "invalid_client", "Client authentication failed");
            }
            boolean revoked = Json.parseObject(body)
                    .flatMap(json -> Json.text(json, "token"))
                    .map(tokens::revoke)
                    .orElse(false);
            return revoked
                    ? Response.ok().build()
                    : error(400, "invalid_request", "the token to revoke is not a current refresh token");
        });
    }

    private static Response granted(Optional<Tokens.Grant> granted, String credential, @Nullable String hardExpiry) {
        if (granted.isEmpty()) {
            return error(400, "invalid_grant", "Incorrect or invalid " + credential);
        }
        Tokens.Grant grant = granted.get();
        ObjectNode body = Json.object()
                .put("token_type", "bearer")
                .put("access_token", grant.accessToken())
                .put("expires_in", grant.expiresIn())
                .put("refresh_token", grant.refreshToken())
                .put("x_refresh_token_expires_in", grant.refreshTokenExpiresIn());
        if (Boolean.parseBoolean(hardExpiry)) {
            body.put("x_refresh_token_hard_expires_in", grant.refreshTokenHardExpiresIn());
        }
        return json(200, body);
    }

    private static Response error(int status, String error, String description) {
        return json(status, Json.object().put("error", error).put("error_description", description));
    }

    private static Response json(int status, ObjectNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-cache, no-store")
                .entity(Json.write(body))
                .build();
    }
}
