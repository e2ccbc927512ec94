package dev.risiti.oscu.http;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.NotSent;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import java.io.IOException;

/** The gateway: device headers, a bearer token and the app's id. */
final class GatewayDoor implements Door {
    private final GatewayAccess access;
    private final Connections connections;
    private final TokenEndpoint tokenEndpoint;
    private final AccessTokens tokens;

    GatewayDoor(GatewayAccess access, Connections connections, TokenEndpoint tokenEndpoint) {
        this.access = access;
        this.connections = connections;
        this.tokenEndpoint = tokenEndpoint;
        this.tokens = new AccessTokens(tokenEndpoint::fetch, System::nanoTime, access.refreshAhead());
    }

    @Override
    public Outcome send(DeviceHeaders device, OscuRequest request, Deadline deadline) {
        var outcome = sendOnce(device, request, deadline);
        boolean turnedAway = outcome instanceof NotSent notSent && notSent.reason() == NotSent.Reason.TOKEN_REJECTED;
        return turnedAway && !deadline.passed() ? sendOnce(device, request, deadline) : outcome;
    }

    private Outcome sendOnce(DeviceHeaders device, OscuRequest request, Deadline deadline) {
        return switch (tokens.token(deadline)) {
            case Grant.Unavailable(var words) -> new NotSent(NotSent.Reason.NO_TOKEN, words, null);
            case Grant.Refused(var words) ->
                new Outcome.RefusedConnection(Outcome.Trouble.APP_REJECTED, null, words, null);
            case Grant.Token token -> {
                var outcome = sendWith(token, device, request, deadline);
                if (outcome instanceof NotSent notSent && notSent.reason() == NotSent.Reason.TOKEN_REJECTED) {
                    tokens.reject(token);
                }
                yield outcome;
            }
        };
    }

    private Outcome sendWith(Grant.Token token, DeviceHeaders device, OscuRequest request, Deadline deadline) {
        var call = request.call();
        var url = access.url() + "/" + access.path(call);
        var exchange = connections.exchange(
                api -> api.post(
                        url,
                        "Bearer " + token.value(),
                        access.app().appId(),
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
    public Outcome initialise(OscuRequest request, Deadline deadline) {
        return send(DeviceHeaders.ofBody(request), request, deadline);
    }

    @Override
    public void close() throws IOException {
        try (connections) {
            tokenEndpoint.close();
        }
    }
}
