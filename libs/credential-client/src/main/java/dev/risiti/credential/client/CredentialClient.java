package dev.risiti.credential.client;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.credential.AccessToken;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.credential.GatewayAppCredentials;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keys, books and tokens from credential-service. Every method blocks, has a total deadline, and throws
 * {@link CredentialsUnavailable} when it has nothing to give. Call it outside database transactions.
 *
 * <p>Copies live in memory only: credentials and gateway apps for ten minutes, books for thirty seconds, tokens until two minutes before
 * their expiry. While credential-service does not answer, a copy of at most four hours is used on (a token never beyond
 * its expiry).
 */
@ApplicationScoped
public class CredentialClient {
    private static final String ALL = "all";

    private final CredentialCalls calls;
    private final Duration deadline;
    private final Duration tokenDeadline;
    private final CopyCache<DeviceCredentials> devices;
    private final CopyCache<GatewayAppCredentials> gatewayApps;
    private final CopyCache<List<Book>> allBooks;
    private final CopyCache<Book> books;
    private final CopyCache<AccessToken> tokens;

    CredentialClient(CredentialCalls calls, CredentialClientConfig config, Clock clock) {
        this.calls = calls;
        this.deadline = config.totalTimeout();
        this.tokenDeadline = config.tokenTotalTimeout();
        this.devices = cache(config, clock, new ForAWhile<>(config.deviceFresh(), config.stale()));
        this.gatewayApps = cache(config, clock, new ForAWhile<>(config.deviceFresh(), config.stale()));
        this.allBooks = cache(config, clock, new ForAWhile<>(config.bookFresh(), config.stale()));
        this.books = cache(config, clock, new ForAWhile<>(config.bookFresh(), config.stale()));
        this.tokens = cache(config, clock, new UntilExpiry(config.tokenMargin(), config.stale()));
    }

    private static <V> CopyCache<V> cache(CredentialClientConfig config, Clock clock, Lifetime<V> lifetime) {
        return new CopyCache<>(clock, config.retryPause(), config.stale(), lifetime);
    }

    /**
     * What a call to KRA for this device needs, but for the gateway app, which it names; {@link KraCredentials} has both
     * together. {@code NOT_READY} before the device is initialised or adopted.
     */
    public DeviceCredentials deviceCredentials(String deviceId) {
        return devices.get(
                deviceId,
                () -> calls.call(
                        "device " + deviceId,
                        DeviceCredentials.class,
                        deadline,
                        (api, authorization) -> api.deviceCredentials(authorization, deviceId)));
    }

    /** Forgets the copy of a device's credentials, for instance when KRA refuses the key or the device has changed. */
    public void invalidate(String deviceId) {
        devices.invalidate(deviceId);
    }

    /** An app at KRA's gateway. One copy serves all devices that name it. */
    public GatewayAppCredentials gatewayApp(String name) {
        return gatewayApps.get(
                name,
                () -> calls.call(
                        "gateway app " + name,
                        GatewayAppCredentials.class,
                        deadline,
                        (api, authorization) -> api.gatewayApp(authorization, name)));
    }

    /** Forgets the copy of the gateway app that the copy of this device names, for instance when KRA refuses the app. */
    public void invalidateGatewayAppOf(String deviceId) {
        devices.copy(deviceId)
                .flatMap(device -> Optional.ofNullable(device.gatewayApp()))
                .ifPresent(gatewayApps::invalidate);
    }

    /** Every connected book of every tenant. */
    public List<Book> books() {
        return allBooks.get(ALL, () -> List.of(calls.call("books", Book[].class, deadline, InternalApi::books)));
    }

    public Book book(String bookId) {
        return books.get(
                bookId,
                () -> calls.call(
                        "book " + bookId,
                        Book.class,
                        deadline,
                        (api, authorization) -> api.book(authorization, bookId)));
    }

    /** A live access token; credential-service refreshes it when it is about to expire. */
    public AccessToken accessToken(String bookId) {
        return tokens.get(bookId, () -> token(bookId, false));
    }

    /** An access token obtained after this call began: for one more try after the provider refused the last one. */
    public AccessToken refreshedAccessToken(String bookId) {
        return tokens.reload(bookId, () -> token(bookId, true));
    }

    private AccessToken token(String bookId, boolean refresh) {
        return calls.call(
                "access token of book " + bookId,
                AccessToken.class,
                tokenDeadline,
                (api, authorization) -> api.accessToken(authorization, bookId, refresh));
    }

    /** Fresh and usable for fixed times. */
    private record ForAWhile<V>(Duration fresh, Duration stale) implements Lifetime<V> {
        @Override
        public Instant freshUntil(V value, Instant loadedAt) {
            return loadedAt.plus(fresh);
        }

        @Override
        public Instant usableUntil(V value, Instant loadedAt) {
            return loadedAt.plus(stale);
        }
    }

    private record UntilExpiry(Duration margin, Duration stale) implements Lifetime<AccessToken> {
        @Override
        public Instant freshUntil(AccessToken token, Instant loadedAt) {
            return token.expiresAt().minus(margin);
        }

        @Override
        public Instant usableUntil(AccessToken token, Instant loadedAt) {
            Instant limit = loadedAt.plus(stale);
            return limit.isBefore(token.expiresAt()) ? limit : token.expiresAt();
        }
    }
}
