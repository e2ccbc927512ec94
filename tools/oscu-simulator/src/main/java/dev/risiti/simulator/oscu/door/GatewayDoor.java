package dev.risiti.simulator.oscu.door;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.risiti.simulator.oscu.app.GatewayApp;
import dev.risiti.simulator.oscu.app.GatewayApps;
import dev.risiti.simulator.oscu.call.Call;
import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Calls;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Request;
import dev.risiti.simulator.oscu.call.Throttle;
import dev.risiti.simulator.oscu.ledger.Outcome;
import dev.risiti.simulator.oscu.rule.CurrentSettings;
import dev.risiti.simulator.oscu.rule.Door;
import dev.risiti.simulator.oscu.rule.GatewayProfile;
import dev.risiti.simulator.oscu.rule.Refused;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The API behind Apigee: tokens, two sets of names, the wrapped envelope and the validator (KRA reference 1.3 B). */
final class GatewayDoor implements FrontDoor {
    private static final String CLASS_LIST = "selectItemClsList";
    private static final String STOCK_MASTER = "saveStockMaster";

    /** The calls behind which KRA's test harness stands, which looks for a session of the app. */
    private static final Set<String> HARNESSED =
            Set.of("saveItem", "saveTrnsSalesOsdc", CLASS_LIST, "insertTrnsPurchase");

    private final Calls calls;
    private final GatewayApps apps;
    private final CurrentSettings settings;
    private final Throttle requests = new Throttle(1);

    GatewayDoor(Calls calls, GatewayApps apps, CurrentSettings settings) {
        this.calls = calls;
        this.apps = apps;
        this.settings = settings;
    }

    @Override
    public Door door() {
        return Door.GATEWAY;
    }

    @Override
    public String base() {
        return "/etims-oscu/api/v1";
    }

    /** Identity comes in headers, at initialisation in the body. */
    @Override
    public Request read(HttpServerRequest http, Request.Reading reading) {
        String path = http.path().substring(base().length());
        Call call = http.method().equals(HttpMethod.POST) ? calls.atGateway(path) : null;
        Caller caller = call == null || call.needsKey()
                ? FrontDoor.fromHeaders(http.headers())
                : new Caller(Request.text(reading, "tin"), Request.text(reading, "bhfId"), null);
        return new Request(door(), call == null ? path : call.name(), call, caller, reading);
    }

    @Override
    public @Nullable Stop stop(HttpServerRequest http, Request request, Instant now) {
        GatewayProfile profile = settings.get().gateway();
        String token = token(http);
        return switch (apps.standing(token == null ? "" : token, now)) {
            case GatewayApps.Unknown _ -> Stop.refused(GatewayReplies.invalidToken(now), GatewayReplies.INVALID_TOKEN);
            case GatewayApps.Expired _ -> Stop.refused(expired(now), "Access Token expired");
            case GatewayApps.Valid(GatewayApp app) -> {
                if (requests.exceeded(app.clientId(), profile.requestsPerSecond(), now)) {
                    yield Stop.refused(throttled(), "Spike arrest violation");
                }
                Call call = request.call();
                yield call == null
                        ? Stop.refused(GatewayReplies.unrouted(), "Unresolved variable : targetPath")
                        : checkApp(http, app, call, profile);
            }
        };
    }

    private @Nullable Stop checkApp(HttpServerRequest http, GatewayApp app, Call call, GatewayProfile profile) {
        boolean harnessed = HARNESSED.contains(call.name());
        boolean looked = switch (profile.appId()) {
            case OFF -> false;
            case SOME_CALLS -> harnessed;
            case EVERY_CALL -> true;
        };
        if (!looked) {
            return null;
        }
        String appId = FrontDoor.header(http.headers(), "apigee_app_id");
        if (appId == null) {
            return refused(call, "apigee_app_id cannot be Null", "Invalid Headers apigee_app_id");
        }
        return appId.equals(app.appId())
                ? null
                : refused(
                        call,
                        " Error: ",
                        "Cannot invoke \"ke.go.kra.etimsautomations.model.TestSessionApiLog.getApiNo()\" because"
                                + " \"testSessionApiLog\" is null");
    }

    private Stop refused(Call call, String customerMessage, String debugMessage) {
        return Stop.refused(refusal(call.name(), new Refused.Validator(customerMessage, debugMessage)), debugMessage);
    }

    @Override
    public Reply decision(Request request, Decision decision, Instant now) {
        Refused.Validator validator = decision.validator();
        if (validator != null) {
            return refusal(request.callName(), validator);
        }
        GatewayProfile profile = settings.get().gateway();
        boolean classList = request.callName().equals(CLASS_LIST) && decision.outcome() == Outcome.ACCEPTED;
        boolean dated = !classList || profile.classListResultDt() == GatewayProfile.ResultDt.PRESENT;
        String message = classList ? "Success" : decision.resultMsg();
        boolean badStatus =
                decision.outcome() == Outcome.EMPTY && profile.emptyStatus() == GatewayProfile.EmptyStatus.HTTP_400;
        return Reply.json(badStatus ? 400 : 200, out -> {
            start(out, 200, message, message);
            Envelope.write(out, message, decision, dated ? now : null);
            out.writeEndObject();
        });
    }

    private Reply refusal(String callName, Refused.Validator validator) {
        boolean ok = switch (settings.get().gateway().refusalStatus()) {
            case HTTP_400 -> false;
            case HTTP_200_FOR_STOCK_MASTER -> callName.equals(STOCK_MASTER);
            case HTTP_200 -> true;
        };
        return Reply.json(ok ? 200 : 400, out -> {
            start(out, 400, validator.customerMessage(), validator.debugMessage());
            out.writeNull();
            out.writeEndObject();
        });
    }

    /** Up to the name of the body. */
    private static void start(JsonGenerator out, int code, String customerMessage, String debugMessage)
            throws IOException {
        out.writeStartObject();
        out.writeObjectFieldStart("responseHeader");
        out.writeNumberField("responseCode", code);
        out.writeStringField("responseRefID", referenceId());
        out.writeStringField("customerMessage", customerMessage);
        out.writeStringField("debugMessage", debugMessage);
        out.writeEndObject();
        out.writeFieldName("responseBody");
    }

    /** Nobody relies on it, so it need not drain the secure source. */
    static String referenceId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static @Nullable String token(HttpServerRequest http) {
        return FrontDoor.authorization(http.headers(), "Bearer");
    }

    @Override
    public Reply gatewayTimeout(Instant now) {
        return GatewayReplies.infrastructure(504, "Gateway Timeout", now);
    }

    @Override
    public Reply throttled() {
        return GatewayReplies.throttled();
    }

    @Override
    public Reply expire(HttpServerRequest http, Instant now) {
        String token = token(http);
        if (token != null) {
            apps.expire(token);
        }
        return expired(now);
    }

    @Override
    public Reply unrouted() {
        return GatewayReplies.unrouted();
    }

    private Reply expired(Instant now) {
        return switch (settings.get().gateway().expiredToken()) {
            case FAULT -> GatewayReplies.expiredToken();
            case HEADER -> GatewayReplies.invalidToken(now);
        };
    }
}
