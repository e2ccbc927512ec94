package dev.risiti.oscu.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.NotSent;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import java.io.IOException;
import java.time.Duration;

/** The gateway: device headers, a bearer token of the app and the app's id. */
final class GatewayDoor implements AutoCloseable {
    /** Tokens live about an hour: those of an app that nobody used for so long are dead anyway. */
    private static final Duration UNUSED_APP = Duration.ofHours(2);

    private static final int MOST_APPS = 10_000;
    /** One request per app is under way at a time: up to this many apps never wait for each other's token. */
    private static final int TOKEN_CONNECTIONS = 16;

    private final GatewayAccess access;
    private final Connections connections;
    private final TokenEndpoint tokenEndpoint;
    private final Cache<GatewayApp, AccessTokens> tokensOfApps = Caffeine.newBuilder()
            .expireAfterAccess(UNUSED_APP)
            .maximumSize(MOST_APPS)
            .build();

    private GatewayDoor(GatewayAccess access, Connections connections, TokenEndpoint tokenEndpoint) {
        this.access = access;
        this.connections = connections;
        this.tokenEndpoint = tokenEndpoint;
    }

    static GatewayDoor to(GatewayAccess access, HttpSettings settings) {
        // A pool of its own, so that calls which hang never keep a token from being replaced.
        var tokens = new TokenEndpoint(access, Connections.to(access.tokenUrl(), settings, TOKEN_CONNECTIONS));
        return new GatewayDoor(access, Connections.to(access.url(), settings, settings.maxConnections()), tokens);
    }

    private AccessTokens tokens(GatewayApp app) {
        return tokensOfApps.get(
                app,
                unused -> new AccessTokens(() -> tokenEndpoint.fetch(app), System::nanoTime, access.refreshAhead()));
    }

    Outcome send(GatewayApp app, DeviceHeaders device, OscuRequest request, Deadline deadline) {
        var outcome = sendOnce(app, device, request, deadline);
        boolean turnedAway = outcome instanceof NotSent notSent && notSent.reason() == NotSent.Reason.TOKEN_REJECTED;
        return turnedAway && !deadline.passed() ? sendOnce(app, device, request, deadline) : outcome;
    }

    private Outcome sendOnce(GatewayApp app, DeviceHeaders device, OscuRequest request, Deadline deadline) {
        var tokens = tokens(app);
        return switch (tokens.token(deadline)) {
            case Grant.Unavailable(var words) -> new NotSent(NotSent.Reason.NO_TOKEN, words, null);
            case Grant.Refused(var words) ->
                new Outcome.RefusedConnection(Outcome.Trouble.APP_REJECTED, null, words, null);
            case Grant.Token token -> {
                var outcome = sendWith(app, token, device, request, deadline);
                if (outcome instanceof NotSent notSent && notSent.reason() == NotSent.Reason.TOKEN_REJECTED) {
                    tokens.reject(token);
                }
                yield outcome;
            }
        };
    }

    private Outcome sendWith(
            GatewayApp app, Grant.Token token, DeviceHeaders device, OscuRequest request, Deadline deadline) {
        var call = request.call();
        var url = access.url() + "/" + access.path(call);
        var exchange = connections.exchange(
                api -> api.post(
                        url,
                        "Bearer " + token.value(),
                        app.appId(),
                        device.tin(),
                        device.bhfId(),
                        device.cmcKey(),
                        request.body()),
                deadline);
        return switch (exchange) {
            case Exchange.Answered(var reply) -> OutcomeClassifier.classify(call, FrontDoor.GATEWAY, reply);
            case Exchange.Failed(var failure) -> OutcomeClassifier.classify(failure);
        };
    }

    @Override
    public void close() throws IOException {
        try (connections) {
            tokenEndpoint.close();
        }
    }
}
