package dev.risiti.oscu.http;

import dev.risiti.oscu.GatewayApp;
import dev.risiti.oscu.json.KraJson;
import dev.risiti.oscu.json.UnreadableJsonException;
import dev.risiti.oscu.outcome.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.regex.Pattern;

/** The gateway's token endpoint (KRA reference 1.1, 10). */
final class TokenEndpoint implements AutoCloseable {
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7E]{1,4096}");
    /** KRA's tokens live about an hour and say so; one that does not is taken for a short one. */
    private static final Duration UNSTATED_LIFE = Duration.ofMinutes(5);

    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private final GatewayAccess access;
    private final Connections connections;

    TokenEndpoint(GatewayAccess access, Connections connections) {
        this.access = access;
        this.connections = connections;
    }

    /** Asks for a token of the app; once more when the answer is empty, which the first one sometimes is. */
    Grant fetch(GatewayApp app) {
        var deadline = Deadline.in(access.tokenTimeout());
        var basic = basic(app);
        var first = ask(basic, deadline);
        boolean nothing = first instanceof Exchange.Answered(var reply) && isBlankSuccess(reply);
        return read(nothing ? ask(basic, deadline) : first);
    }

    private static String basic(GatewayApp app) {
        var pair = app.consumerKey() + ":" + app.consumerSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private Exchange ask(String basic, Deadline deadline) {
        return connections.exchange(
                api -> api.token(access.tokenUrl().toString(), "client_credentials", basic), deadline);
    }

    private static boolean isBlankSuccess(Reply reply) {
        return reply.status() / 100 == 2 && new String(reply.body(), StandardCharsets.UTF_8).isBlank();
    }

    private static Grant read(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Failed(var failure) ->
                new Grant.Unavailable("no token: " + failure.stage() + " " + failure.detail());
            case Exchange.Answered(var reply) ->
                switch (reply.status()) {
                    case 400, 401, 403 ->
                        new Grant.Refused("the gateway turns the app's key and secret away: HTTP " + reply.status());
                    default -> token(reply);
                };
        };
    }

    /** The values of the answer never stand in the words: they are secret. */
    private static Grant token(Reply reply) {
        var answer = KraJson.parse(reply.body()).orElse(KraJson.EMPTY);
        var token = answer.text("access_token");
        if (token == null || !HEADER_VALUE.matcher(token).matches()) {
            return new Grant.Unavailable("no token: HTTP " + reply.status() + " without a usable access_token");
        }
        return new Grant.Token(token, life(answer));
    }

    /** Seconds, written as a string. */
    private static Duration life(KraJson answer) {
        try {
            var seconds = Objects.requireNonNullElse(answer.wholeNumber("expires_in"), UNSTATED_LIFE.toSeconds());
            return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_LIFE.toSeconds()));
        } catch (UnreadableJsonException notSeconds) {
            return UNSTATED_LIFE;
        }
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }
}
