package dev.risiti.oscu.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.NotSent;
import dev.risiti.oscu.outcome.Outcome.RefusedConnection;
import dev.risiti.oscu.outcome.Outcome.RefusedDependency;
import dev.risiti.oscu.outcome.Outcome.RefusedDocument;
import dev.risiti.oscu.outcome.Outcome.Throttled;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.outcome.TransportFailure.Stage;
import dev.risiti.oscu.wire.InitAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeClassifierTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Parts of the table's texts that stand for others, or describe instead of quoting. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\.\\.\\.|<code>|expected: N|^\\(|^fault\\.");

    static Stream<HandWrittenReply> replies() {
        return HandWrittenReply.all().stream();
    }

    @ParameterizedTest
    @MethodSource("replies")
    void readsEachKnownReply(HandWrittenReply given) {
        var outcome = OutcomeClassifier.classify(given.call(), given.door(), given.reply());

        assertThat(describe(outcome)).as(outcome.toString()).isEqualTo(given.expected());
    }

    /** The outcome in the words of {@code replies.txt}. */
    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> "Accepted " + accepted.answer().getClass().getSimpleName();
            case RefusedDocument refused -> {
                var expected = refused.expected();
                yield "RefusedDocument" + (expected == null ? "" : " " + expected.counter() + "=" + expected.value());
            }
            case RefusedConnection refused -> "RefusedConnection " + refused.trouble();
            case RefusedDependency refused -> "RefusedDependency " + refused.need();
            case NotSent notSent -> "NotSent " + notSent.reason();
            case Unknown unknown -> "Unknown " + unknown.reason();
            case Throttled throttled -> {
                var wait = throttled.retryAfter();
                yield "Throttled" + (wait == null ? "" : " " + wait.toSeconds());
            }
        };
    }

    @Test
    void knowsAReplyForEachResultCode() throws IOException {
        var table = table("result-codes.json");
        var codes = Stream.of(
                        texts(table.get("codes"), "code"),
                        table.at("/variantsOfSuccess/seenElsewhere")
                                .valueStream()
                                .map(JsonNode::asText),
                        table.get("letterCodes").propertyStream().map(Map.Entry::getKey))
                .flatMap(some -> some)
                .toList();
        var written = replies().map(OutcomeClassifierTest::body).collect(Collectors.joining());

        assertThat(codes)
                .hasSizeGreaterThan(25)
                .allSatisfy(code -> assertThat(written).contains("\"resultCd\":\"" + code + "\""));
    }

    @Test
    void knowsAReplyForEachRefusalOfTheGateway() throws IOException {
        var rows = table("gateway-errors.json").get("errors").valueStream().toList();
        var written = HandWrittenReply.ofGatewayErrors().stream()
                .collect(Collectors.groupingBy(
                        reply -> Integer.valueOf(reply.name().split(":")[0]),
                        Collectors.mapping(OutcomeClassifierTest::body, Collectors.joining())));

        assertThat(rows).hasSize(50);
        for (int row = 1; row <= rows.size(); row++) {
            var reply = written.getOrDefault(row, "");
            assertThat(reply).as("row %d", row).isNotBlank();
            assertThat(texts(Stream.of(rows.get(row - 1)), "customerMessage", "debugMessage")
                            .flatMap(text -> Arrays.stream(text.split(" / ")))
                            .filter(text -> !PLACEHOLDER.matcher(text).find()))
                    .allSatisfy(text -> assertThat(reply).contains(quoted(text)));
        }
    }

    private static JsonNode table(String name) throws IOException {
        try (var file = Objects.requireNonNull(OutcomeClassifierTest.class.getResourceAsStream(name))) {
            return JSON.readTree(file);
        }
    }

    private static Stream<String> texts(Iterable<JsonNode> rows, String... fields) {
        return texts(StreamSupport.stream(rows.spliterator(), false), fields);
    }

    private static Stream<String> texts(Stream<JsonNode> rows, String... fields) {
        return rows.flatMap(row -> Arrays.stream(fields).map(row::get))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static String body(HandWrittenReply reply) {
        return new String(reply.reply().body(), StandardCharsets.UTF_8);
    }

    /** As it stands inside a JSON string. */
    private static String quoted(String text) {
        return text.replace("\"", "\\\"");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_CONNECTED, NotSent NOT_CONNECTED",
        "NO_FREE_CONNECTION, NotSent NO_FREE_CONNECTION",
        "TIMED_OUT, Unknown TIMEOUT",
        "BROKEN, Unknown CONNECTION_LOST",
        "TOO_LARGE, Unknown UNREADABLE"
    })
    void callsOnlyFailuresBeforeWritingNotSent(Stage stage, String expected) {
        assertThat(describe(OutcomeClassifier.classify(new TransportFailure(stage, "detail"))))
                .isEqualTo(expected);
    }

    @Test
    void keepsKrasWordsVerbatimAndItsTime() {
        var reply =
                reply("{\"resultCd\":\"910\",\"resultMsg\":\"Request parameter error[<custNm> : may not be empty]\"}");

        assertThat(OutcomeClassifier.classify(OscuCall.SAVE_TRNS_SALES_OSDC, FrontDoor.DIRECT, reply)
                        .words())
                .isEqualTo("Request parameter error[<custNm> : may not be empty]");

        var saved = reply("{\"resultCd\":\"000\",\"resultMsg\":\"Successful\",\"resultDt\":\"20260105101900\"}");
        assertThat(OutcomeClassifier.classify(OscuCall.SAVE_ITEM, FrontDoor.DIRECT, saved))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.resultAt()).isEqualTo(Instant.parse("2026-01-05T07:19:00Z")));
    }

    @Test
    void showsNoKeyOfAnInitialisation() {
        var reply = reply(
                "{\"resultCd\":\"000\",\"resultMsg\":\"Successful\",\"data\":{\"info\":{\"tin\":\"P051234567M\","
                        + "\"bhfId\":\"00\",\"sdcId\":\"KRACU0400001999\",\"mrcNo\":\"KRA00380001\",\"cmcKey\":\"TOPSECRET\"}}}");

        var outcome = OutcomeClassifier.classify(OscuCall.SELECT_INIT_OSDC_INFO, FrontDoor.DIRECT, reply);

        assertThat(outcome.toString()).doesNotContain("TOPSECRET");
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(accepted.answer())
                                .isInstanceOfSatisfying(
                                        InitAnswer.class,
                                        answer -> assertThat(answer.cmcKey()).isEqualTo("TOPSECRET")));
    }

    @Test
    void anExpectedNumberBeyondTheOneSentSaysItWasTaken() {
        var expected = new Outcome.Expected(Outcome.Counter.INVOICE_NUMBER, new BigDecimal("9"));

        assertThat(expected.saysTaken(8)).isTrue();
        assertThat(expected.saysTaken(9)).isFalse();
        assertThat(expected.saysTaken(10)).isFalse();
        assertThat(new Outcome.Expected(Outcome.Counter.STOCK_ON_HAND, new BigDecimal("9")).saysTaken(8))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(OscuCall.class)
    void everyCallHasAWayOutOfAnUnknownOnBothDoors(OscuCall call) {
        for (var door : FrontDoor.values()) {
            var way = UnknownResolution.of(call, door);

            assertThat(way.reason()).isNotBlank();
            // What a person or a look-up decides changes something; a look-up is only ever asked again.
            assertThat(call.changesState() || way instanceof UnknownResolution.Idempotent)
                    .isTrue();
            assertThat(way instanceof UnknownResolution.LookUp)
                    .isEqualTo(call.lookUp().isPresent());
        }
    }

    @Test
    void keepsAtMost64KibibytesOfAReply() {
        var reply = reply("{\"resultCd\":\"910\",\"resultMsg\":\"" + "x".repeat(100_000) + "\"}");

        var kept = OutcomeClassifier.classify(OscuCall.SAVE_ITEM, FrontDoor.DIRECT, reply)
                .reply();

        assertThat(kept).isNotNull().satisfies(cut -> {
            assertThat(cut.body()).hasSize(64 * 1024);
            assertThat(cut.truncated()).isTrue();
        });
    }

    private static Reply reply(String body) {
        return Reply.of(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }
}
