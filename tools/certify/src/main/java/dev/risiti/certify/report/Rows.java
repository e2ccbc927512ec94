package dev.risiti.certify.report;

import dev.risiti.certify.check.CheckResult;
import dev.risiti.certify.check.KraTest;
import dev.risiti.certify.check.Outcomes;
import dev.risiti.certify.check.Verdict;
import dev.risiti.certify.endpoint.Target;
import dev.risiti.certify.evidence.Exchange;
import dev.risiti.certify.evidence.Redaction;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.outcome.Reply;
import dev.risiti.oscu.wire.InitAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns results into the rows of the report; every text goes through the redaction. */
public final class Rows {
    private static final int AFTER_KRAS_OWN = Integer.MAX_VALUE;

    private final Redaction redaction;

    /** @param redaction knows the secrets of the whole run */
    public Rows(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The part of the report about one target: KRA's test cases by their numbers, then ours. */
    public Report.Door door(Target target, Optional<InitAnswer> registration, List<CheckResult> results) {
        var counts = new LinkedHashMap<String, Integer>();
        results.forEach(result -> counts.merge(verdict(result.verdict()), 1, Integer::sum));
        return new Report.Door(
                target.door().name().toLowerCase(Locale.ROOT),
                target.url().toString(),
                target.pin(),
                target.branch(),
                target.serial().orElse(null),
                registration.map(InitAnswer::sdcId).orElse(null),
                registration.map(InitAnswer::mrcNo).orElse(null),
                target.simulated(),
                results.stream().allMatch(CheckResult::good),
                KraTest.values().length,
                Math.toIntExact(Arrays.stream(KraTest.values())
                        .filter(test -> passed(test, results))
                        .count()),
                counts,
                results.stream()
                        .sorted(Comparator.comparing(result ->
                                result.check().test().map(KraTest::number).orElse(AFTER_KRAS_OWN)))
                        .map(result -> row(target, result))
                        .toList());
    }

    private static boolean passed(KraTest test, List<CheckResult> results) {
        var rows = results.stream()
                .filter(result -> result.check().test().filter(test::equals).isPresent())
                .toList();
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.verdict() instanceof Verdict.Passed);
    }

    /** A moment as the report shows it. */
    public static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** A verdict's name. */
    public static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Passed passed -> "passed";
            case Verdict.Failed failed -> "failed";
            case Verdict.NotRun notRun -> "not run";
            case Verdict.LeftOut leftOut -> "left out";
        };
    }

    private Report.Row row(Target target, CheckResult result) {
        var check = result.check();
        return new Report.Row(
                check.id().replace(' ', '-'),
                check.test().map(KraTest::number).orElse(null),
                check.test().map(KraTest::title).orElse(null),
                check.part(),
                verdict(result.verdict()),
                redaction.of(result.verdict().words()),
                check.reference(),
                moment(result.startedAt()),
                result.took().toMillis(),
                result.exchanges().stream()
                        .map(exchange -> sent(target, exchange))
                        .toList());
    }

    private Report.Sent sent(Target target, Exchange exchange) {
        var call = exchange.request().call();
        var reply = Optional.ofNullable(exchange.outcome().reply());
        return new Report.Sent(
                call.wireName(),
                target.url() + "/" + path(target, call),
                moment(exchange.sentAt()),
                exchange.took().toMillis(),
                headers(target, call),
                redaction.of(new String(exchange.request().body(), StandardCharsets.UTF_8)),
                reply.map(Reply::status).orElse(null),
                reply.map(came -> redaction.of(new String(came.body(), StandardCharsets.UTF_8)))
                        .orElse(null),
                reply.map(Reply::truncated).orElse(false),
                Outcomes.kind(exchange.outcome()),
                redaction.of(exchange.outcome().words()));
    }

    private static String path(Target target, OscuCall call) {
        var usual = call.path(target.door());
        return switch (target.route()) {
            case Route.Direct() -> usual;
            case Route.Gateway(var app) -> target.gateway().paths().getOrDefault(call, usual);
        };
    }

    /** As the client's doors send them (KRA reference 1.2). */
    private static Map<String, String> headers(Target target, OscuCall call) {
        var headers = new LinkedHashMap<String, String>();
        var initialisation = call == OscuCall.SELECT_INIT_OSDC_INFO;
        if (target.route() instanceof Route.Gateway(var app)) {
            headers.put("Authorization", "Bearer " + Redaction.MARK);
            headers.put("apigee_app_id", app.appId());
        }
        if (!initialisation || target.door() == FrontDoor.GATEWAY) {
            headers.put("tin", target.pin());
            headers.put("bhfId", target.branch());
        }
        if (!initialisation) {
            headers.put("cmcKey", Redaction.MARK);
        }
        return headers;
    }
}
