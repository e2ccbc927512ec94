package dev.risiti.simulator.books.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.settings.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Authorisation codes, refresh tokens and access tokens of all companies. A company has one refresh token at a time;
 * its value changes when it is a day old or when a rotation was ordered, and the old value then stops working
 * (connector reference 1.11).
 */
@ApplicationScoped
public class Tokens {
    /** Days a refresh token lasts after its last use. */
    private static final Duration REFRESH_LIFE = Duration.ofDays(101);

    private static final Duration REFRESH_HARD_LIFE = Duration.ofDays(5 * 365);
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final String CONNECTION = "connection";
    private static final String ACCESS = "access";

    /** What a token request is answered with; durations in seconds. */
    public record Grant(
            String accessToken,
            int expiresIn,
            String refreshToken,
            long refreshTokenExpiresIn,
            long refreshTokenHardExpiresIn) {
        @Override
        public String toString() {
            return "Grant[expiresIn=" + expiresIn + "]";
        }
    }

    private record Connection(
            String realmId, @Nullable String refreshToken, Instant valueSince, Instant connectedAt, boolean rotate) {
        @Override
        public String toString() {
            return "Connection[realmId=" + realmId + "]";
        }
    }

    private record Access(String realmId, Instant expiresAt) {}

    private final Journal journal;
    private final CurrentSettings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, String> realmByRefreshToken = new HashMap<>();
    private final Map<String, Access> codes = new HashMap<>();
    private final Map<String, Access> accessTokens = new HashMap<>();

    public Tokens(Journal journal, CurrentSettings settings, Clock clock) {
        this.journal = journal;
        this.settings = settings;
        this.clock = clock;
    }

    /** Connects a company if it is not connected, with the given refresh token or a new one, and returns its token. */
    public String connect(String realmId, @Nullable String refreshToken) {
        return locked(() -> {
            Connection existing = connections.get(realmId);
            String current = existing == null ? null : existing.refreshToken();
            if (current != null && (refreshToken == null || refreshToken.equals(current))) {
                return current;
            }
            Instant now = clock.instant();
            return remember(new Connection(
                    realmId, refreshToken == null ? newRefreshToken(now) : refreshToken, now, now, false));
        });
    }

    /** A code as the redirect after consent brings it: once, within ten minutes. */
    public String authorizationCode(String realmId) {
        return locked(() -> {
            String code = "AB11" + secret(24);
            codes.put(code, new Access(realmId, clock.instant().plus(CODE_LIFE)));
            return code;
        });
    }

    /** Grants tokens for a code, or nothing when the code is unknown, used or too old. */
    public Optional<Grant> exchange(String code) {
        return locked(() -> {
            Access found = codes.remove(code);
            Instant now = clock.instant();
            if (found == null || !now.isBefore(found.expiresAt())) {
                return Optional.empty();
            }
            Connection connection = new Connection(found.realmId(), newRefreshToken(now), now, now, false);
            return Optional.of(grant(connection, remember(connection), now));
        });
    }

    /** Grants tokens for a refresh token, or nothing when it is not the company's current one. */
    public Optional<Grant> refresh(String refreshToken) {
        return locked(() -> {
            String realmId = realmByRefreshToken.get(refreshToken);
            Connection connection = realmId == null ? null : connections.get(realmId);
            if (connection == null) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            Duration age = Duration.between(connection.valueSince(), now);
            if (connection.rotate() || age.toSeconds() >= settings.get().refreshTokenRotateSeconds()) {
                connection = new Connection(
                        connection.realmId(), newRefreshToken(now), now, connection.connectedAt(), false);
                return Optional.of(grant(connection, remember(connection), now));
            }
            return Optional.of(grant(connection, refreshToken, now));
        });
    }

    /** Disconnects the company of this refresh token: all its tokens stop working. */
    public boolean revoke(String refreshToken) {
        return locked(() -> {
            String realmId = realmByRefreshToken.get(refreshToken);
            if (realmId == null) {
                return false;
            }
            Instant now = clock.instant();
            restoreConnection(append(new Connection(realmId, null, now, now, false)));
            return true;
        });
    }

    /** Makes the next refresh of a company, or of all, answer with a new refresh token. */
    public void orderRotation(@Nullable String realmId) {
        locked(() -> {
            connections.values().stream()
                    .filter(connection -> connection.refreshToken() != null)
                    .filter(connection -> realmId == null || realmId.equals(connection.realmId()))
                    .toList()
                    .forEach(connection -> remember(new Connection(
                            connection.realmId(),
                            connection.refreshToken(),
                            connection.valueSince(),
                            connection.connectedAt(),
                            true)));
            return true;
        });
    }

    /** The company an access token is good for, or nothing when it is unknown or expired. */
    public Optional<String> realmOf(String accessToken) {
        return locked(() -> Optional.ofNullable(accessTokens.get(accessToken))
                .filter(access -> clock.instant().isBefore(access.expiresAt()))
                .map(Access::realmId));
    }

    private Grant grant(Connection connection, String refreshToken, Instant now) {
        int life = settings.get().accessTokenSeconds();
        String accessToken = "eyJlbmMiOiJBMTI4Q0JDLUhTMjU2In0." + secret(48);
        Access access = new Access(connection.realmId(), now.plusSeconds(life));
        accessTokens.values().removeIf(old -> !now.isBefore(old.expiresAt()));
        accessTokens.put(accessToken, access);
        journal.append(
                ACCESS,
                Json.object()
                        .put("token", accessToken)
                        .put("realmId", access.realmId())
                        .put("expiresAt", access.expiresAt().toString()));
        return new Grant(
                accessToken,
                life,
                refreshToken,
                REFRESH_LIFE.toSeconds(),
                Duration.between(now, connection.connectedAt().plus(REFRESH_HARD_LIFE))
                        .toSeconds());
    }

    private String remember(Connection connection) {
        restoreConnection(append(connection));
        String refreshToken = connection.refreshToken();
        if (refreshToken == null) {
            throw new IllegalArgumentException("a connection is remembered with its refresh token");
        }
        return refreshToken;
    }

    private Connection append(Connection connection) {
        journal.append(
                CONNECTION,
                Json.object()
                        .put("realmId", connection.realmId())
                        .put("refreshToken", connection.refreshToken())
                        .put("valueSince", connection.valueSince().toString())
                        .put("connectedAt", connection.connectedAt().toString())
                        .put("rotate", connection.rotate()));
        return connection;
    }

    /** Takes back a fact of an earlier run; facts of other parts are ignored. */
    public void restore(String kind, ObjectNode fact) {
        locked(() -> {
            if (CONNECTION.equals(kind)) {
                restoreConnection(new Connection(
                        fact.path("realmId").asText(),
                        Json.text(fact, "refreshToken").orElse(null),
                        Instant.parse(fact.path("valueSince").asText()),
                        Instant.parse(fact.path("connectedAt").asText()),
                        fact.path("rotate").asBoolean()));
            } else if (ACCESS.equals(kind)) {
                accessTokens.put(
                        fact.path("token").asText(),
                        new Access(
                                fact.path("realmId").asText(),
                                Instant.parse(fact.path("expiresAt").asText())));
            }
            return true;
        });
    }

    private void restoreConnection(Connection connection) {
        Connection before = connections.put(connection.realmId(), connection);
        if (before != null && before.refreshToken() != null) {
            realmByRefreshToken.remove(before.refreshToken());
        }
        String refreshToken = connection.refreshToken();
        if (refreshToken == null) {
            accessTokens.values().removeIf(access -> access.realmId().equals(connection.realmId()));
        } else {
            realmByRefreshToken.put(refreshToken, connection.realmId());
        }
    }

    private String newRefreshToken(Instant now) {
        return "RT1-41-H0-" + now.plus(REFRESH_LIFE).getEpochSecond() + secret(15);
    }

    private String secret(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
