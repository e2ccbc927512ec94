package dev.risiti.oscu.outcome;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.json.KraJson;
import dev.risiti.oscu.json.UnreadableJsonException;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.NotSent;
import dev.risiti.oscu.outcome.Outcome.RefusedConnection;
import dev.risiti.oscu.outcome.Outcome.RefusedDependency;
import dev.risiti.oscu.outcome.Outcome.RefusedDocument;
import dev.risiti.oscu.outcome.Outcome.Throttled;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.AnswerReader;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns any reply, or the lack of one, into an outcome: a pure function that never throws. The body decides before the
 * HTTP status does (KRA reference 1.3):
 *
 * <ol>
 *   <li>no reply: not sent, or unknown when the request may have left
 *   <li>a body with {@code resultCd} decides, whatever the status
 *   <li>the gateway validator's envelope is a refusal, whatever the status
 *   <li>known shapes of the infrastructure
 *   <li>the status alone
 * </ol>
 */
public final class OutcomeClassifier {
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern TOKEN_FAULT = Pattern.compile("access.?token", Pattern.CASE_INSENSITIVE);
    /** The app's key is unknown, or the app is not subscribed to KRA's product. */
    private static final Pattern APP_FAULT = Pattern.compile("api.?key|api.?product", Pattern.CASE_INSENSITIVE);

    private static final Pattern QUOTA_FAULT =
            Pattern.compile("QuotaViolation|SpikeArrestViolation", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROUTE_FAULT =
            Pattern.compile("UnresolvedVariable|ApplicationNotFound", Pattern.CASE_INSENSITIVE);

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;

    private OutcomeClassifier() {}

    /** The outcome of a call that brought no reply. */
    public static Outcome classify(TransportFailure failure) {
        return switch (failure.stage()) {
            case NOT_CONNECTED -> new NotSent(NotSent.Reason.NOT_CONNECTED, failure.detail(), null);
            case NO_FREE_CONNECTION -> new NotSent(NotSent.Reason.NO_FREE_CONNECTION, failure.detail(), null);
            case TIMED_OUT -> new Unknown(Unknown.Reason.TIMEOUT, null, failure.detail(), null);
            case BROKEN -> new Unknown(Unknown.Reason.CONNECTION_LOST, null, failure.detail(), null);
            case TOO_LARGE -> new Unknown(Unknown.Reason.UNREADABLE, null, failure.detail(), null);
        };
    }

    /** The outcome of a call that brought a reply. */
    public static Outcome classify(OscuCall call, FrontDoor door, Reply reply) {
        var json = KraJson.parse(reply.body());
        if (json.isEmpty()) {
            return byStatus(door, reply.status(), "HTTP " + reply.status() + " without a JSON object", reply);
        }
        var body = json.get();
        var envelope = Stream.concat(Stream.of(body), body.object("responseBody").stream())
                .filter(part -> part.text("resultCd") != null)
                .findFirst();
        if (envelope.isPresent()) {
            return byResultCode(call, envelope.get(), reply);
        }
        var validator = body.object("responseHeader");
        if (validator.isPresent() && body.isEmpty("responseBody")) {
            return byValidator(call, door, validator.get(), reply);
        }
        var infrastructure = body.object("header");
        if (infrastructure.isPresent()) {
            var header = infrastructure.get();
            return byStatus(door, code(header, reply), joined(header, "responseMessage", "customerMessage"), reply);
        }
        var fault = body.object("fault");
        if (fault.isPresent()) {
            return byFault(door, fault.get(), reply);
        }
        return byStatus(door, reply.status(), "HTTP " + reply.status() + " without a result code", reply);
    }

    private static Outcome byResultCode(OscuCall call, KraJson envelope, Reply reply) {
        var resultCd = Objects.requireNonNull(envelope.text("resultCd"));
        var words = Objects.requireNonNullElse(envelope.text("resultMsg"), "");
        var verdict = ResultCodes.verdict(resultCd);
        if (!(verdict instanceof Verdict.Success) && contradicts(call, envelope)) {
            var problem = words + " (but data came with code " + resultCd + ")";
            return new Unknown(Unknown.Reason.INCOMPLETE, resultCd, problem, reply.kept());
        }
        return switch (verdict) {
            case Verdict.Success() -> success(call, envelope, resultCd, words, reply);
            case Verdict.Empty() -> empty(call, resultCd, words, at(envelope), reply);
            case Verdict.Document() -> refusedByWords(resultCd, words, reply);
            case Verdict other -> outcome(other, resultCd, words, reply);
        };
    }

    /** What contradicts itself proves nothing: a receipt beside a refusal, rows beside "nothing found". */
    private static boolean contradicts(OscuCall call, KraJson envelope) {
        return (call == OscuCall.SAVE_TRNS_SALES_OSDC || !call.changesState()) && !envelope.saysNothing("data");
    }

    private static Outcome success(OscuCall call, KraJson envelope, String resultCd, String words, Reply reply) {
        try {
            var answer = AnswerReader.read(call, envelope.object("data"));
            return new Accepted(answer, resultCd, words, at(envelope), reply.kept());
        } catch (UnreadableJsonException incomplete) {
            var problem = words + " (but " + incomplete.getMessage() + ")";
            return new Unknown(Unknown.Reason.INCOMPLETE, resultCd, problem, reply.kept());
        }
    }

    /** "Nothing found" answers a look-up; as the answer to a write it says nothing about the write. */
    private static Outcome empty(
            OscuCall call, @Nullable String resultCd, String words, @Nullable Instant at, Reply reply) {
        return call.changesState()
                ? new Unknown(Unknown.Reason.INCOMPLETE, resultCd, words, reply.kept())
                : new Accepted(
                        new Answer.Nothing(), Objects.requireNonNullElse(resultCd, "001"), words, at, reply.kept());
    }

    private static Outcome refusedByWords(@Nullable String resultCd, String words, Reply reply) {
        return switch (RefusalTexts.verdict(words).orElse(new Verdict.Document())) {
            case Verdict.Empty() -> outcome(new Verdict.Document(), resultCd, words, reply);
            case Verdict verdict -> outcome(verdict, resultCd, words, reply);
        };
    }

    private static Outcome byValidator(OscuCall call, FrontDoor door, KraJson header, Reply reply) {
        var words = joined(header, "customerMessage", "debugMessage");
        int code = code(header, reply);
        if (RefusalTexts.verdict(words).orElse(null) instanceof Verdict.Empty) {
            return empty(call, null, words, null, reply);
        }
        // A failure of the server is no judgement of the validator, even in the validator's envelope.
        boolean judged = code >= 300 && code < 500 && code != REQUEST_TIMEOUT;
        return judged && code != UNAUTHORIZED && code != TOO_MANY_REQUESTS
                ? refusedByWords(null, words, reply)
                : byStatus(door, code, words, reply);
    }

    private static Outcome byFault(FrontDoor door, KraJson fault, Reply reply) {
        var errorCode =
                fault.object("detail").map(detail -> detail.text("errorcode")).orElse("");
        var words = Objects.requireNonNullElse(fault.text("faultstring"), "fault without a text");
        var all = words + " " + errorCode;
        if (TOKEN_FAULT.matcher(all).find()) {
            return byStatus(door, UNAUTHORIZED, words, reply);
        }
        if (APP_FAULT.matcher(all).find()) {
            return new RefusedConnection(Trouble.APP_REJECTED, null, words, reply.kept());
        }
        if (QUOTA_FAULT.matcher(all).find()) {
            return byStatus(door, TOO_MANY_REQUESTS, words, reply);
        }
        if (ROUTE_FAULT.matcher(all).find()) {
            return new RefusedConnection(Trouble.UNROUTED, null, words, reply.kept());
        }
        return byStatus(door, reply.status(), words, reply);
    }

    private static Outcome byStatus(FrontDoor door, int status, String words, Reply reply) {
        return switch (status) {
            // Only the gateway takes tokens; a fresh one is fetched before the request is repeated.
            case UNAUTHORIZED ->
                door == FrontDoor.GATEWAY
                        ? new NotSent(NotSent.Reason.TOKEN_REJECTED, words, reply.kept())
                        : new RefusedConnection(Trouble.ACCESS_DENIED, null, words, reply.kept());
            case TOO_MANY_REQUESTS -> new Throttled(retryAfter(reply), null, words, reply.kept());
            default -> {
                boolean success = status >= 200 && status < 300;
                var reason = success ? Unknown.Reason.UNREADABLE : Unknown.Reason.HTTP_STATUS;
                yield new Unknown(reason, null, words, reply.kept());
            }
        };
    }

    private static Outcome outcome(Verdict verdict, @Nullable String resultCd, String words, Reply reply) {
        return switch (verdict) {
            case Verdict.Document() -> new RefusedDocument(resultCd, words, RefusalTexts.expected(words), reply.kept());
            case Verdict.Connection(var trouble) -> new RefusedConnection(trouble, resultCd, words, reply.kept());
            case Verdict.Dependency(var need) -> new RefusedDependency(need, resultCd, words, reply.kept());
            case Verdict.Unclear(var reason) -> new Unknown(reason, resultCd, words, reply.kept());
            case Verdict.SlowDown() -> new Throttled(retryAfter(reply), resultCd, words, reply.kept());
            case Verdict.Success() -> new Unknown(Unknown.Reason.INCOMPLETE, resultCd, words, reply.kept());
            case Verdict.Empty() -> new Unknown(Unknown.Reason.INCOMPLETE, resultCd, words, reply.kept());
        };
    }

    /** The code inside an envelope, or the HTTP status when the envelope has none that makes sense. */
    private static int code(KraJson header, Reply reply) {
        try {
            var code = header.wholeNumber("responseCode");
            return code != null && code >= 100 && code <= 599 ? code.intValue() : reply.status();
        } catch (UnreadableJsonException notANumber) {
            return reply.status();
        }
    }

    private static @Nullable Instant at(KraJson envelope) {
        return Optional.ofNullable(envelope.text("resultDt"))
                .flatMap(KraTime::parse)
                .orElse(null);
    }

    private static @Nullable Duration retryAfter(Reply reply) {
        return reply.header("retry-after")
                .map(String::strip)
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }

    /** Both texts of an envelope as KRA wrote them, once where they are the same. */
    private static String joined(KraJson header, String first, String second) {
        return Stream.of(first, second)
                .map(header::text)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new))
                .stream()
                .collect(Collectors.joining(" / "));
    }
}
