package dev.risiti.oscu.outcome;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeClassifierTest {

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
    void knowsAReplyForEachCodeAServerSends() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("result-codes.json"))) {
            var codes = new ObjectMapper().readTree(file).get("codes");
            var sentByServers = StreamSupport.stream(codes.spliterator(), false)
                    .filter(row -> row.get("origin").asText().startsWith("server"))
                    .map(row -> row.get("code").asText())
                    .collect(Collectors.toSet());
            var written = replies()
                    .map(reply -> new String(reply.reply().body(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining());

            assertThat(sentByServers)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(code -> assertThat(written).contains("\"resultCd\":\"" + code + "\""));
        }
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
