package dev.risiti.simulator.oscu.app;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The apps the gateway knows and the tokens it has issued (KRA reference 1.2). Tokens end with the process. */
public final class GatewayApps {
    /** 21 bytes make the 28 characters of a live token. */
    private static final int TOKEN_BYTES = 21;

    private final ConcurrentMap<String, GatewayApp> apps = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Token> tokens = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** Registers an app, or replaces the one with its client id. */
    public void register(GatewayApp app) {
        apps.put(app.clientId(), app);
    }

    public @Nullable GatewayApp find(String clientId) {
        return apps.get(clientId);
    }

    /** A new token for an app that shows its secret, null for anybody else. */
    public @Nullable String issue(String clientId, String clientSecret, Instant now, long seconds) {
        GatewayApp app = apps.get(clientId);
        if (app == null || !app.clientSecret().equals(clientSecret)) {
            return null;
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token =
                Base64.getUrlEncoder().encodeToString(bytes).replace('-', 'x').replace('_', 'y');
        tokens.put(token, new Token(app, now.plusSeconds(seconds)));
        return token;
    }

    /** What a token is good for at this moment. */
    public Standing standing(String token, Instant now) {
        Token known = tokens.get(token);
        if (known == null) {
            return new Unknown();
        }
        return known.expiresAt().isAfter(now) ? new Valid(known.app()) : new Expired();
    }

    /** Ends one token's life. */
    public void expire(String token) {
        tokens.computeIfPresent(token, (_, known) -> new Token(known.app(), Instant.EPOCH));
    }

    /** Ends the life of all tokens. */
    public void expireAll() {
        tokens.replaceAll((_, known) -> new Token(known.app(), Instant.EPOCH));
    }

    private record Token(GatewayApp app, Instant expiresAt) {}

    /** What a token is good for. */
    public sealed interface Standing {}

    /** Opens the gateway for an app. */
    public record Valid(GatewayApp app) implements Standing {}

    /** Did, and does no more. */
    public record Expired() implements Standing {}

    /** Never did. */
    public record Unknown() implements Standing {}
}
