package dev.risiti.oscu.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.wire.SaleAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for any bytes, not only for those KRA has been seen to send. */
class AnyReplyTest {
    private static final List<HandWrittenReply> REPLIES = HandWrittenReply.all();

    /** A real reply with some bytes replaced, removed or repeated. */
    @Provide
    Arbitrary<byte[]> mangled() {
        var replies = Arbitraries.of(REPLIES).map(given -> given.reply().body());
        var edits = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
        var places = Arbitraries.integers().between(0, 2_000);
        var removed = Arbitraries.integers().between(0, 12);
        return Combinators.combine(replies, edits, places, removed).as((body, edit, place, cut) -> {
            int at = Math.min(place, body.length);
            var rest = Arrays.copyOfRange(body, Math.min(body.length, at + cut), body.length);
            var result = Arrays.copyOf(body, at + edit.length + rest.length);
            System.arraycopy(edit, 0, result, at, edit.length);
            System.arraycopy(rest, 0, result, at + edit.length, rest.length);
            return result;
        });
    }

    @Property(tries = 5_000)
    void anyBytesHaveAnOutcomeAndAnAcceptedSaleHasItsReceipt(
            @ForAll("mangled") byte[] body,
            @ForAll OscuCall call,
            @ForAll FrontDoor door,
            @ForAll @IntRange(min = 100, max = 599) int status) {
        var outcome = OutcomeClassifier.classify(call, door, Reply.of(status, Map.of(), body));

        if (outcome instanceof Accepted accepted && call == OscuCall.SAVE_TRNS_SALES_OSDC) {
            assertThat(accepted.answer()).isInstanceOfSatisfying(SaleAnswer.class, receipt -> {
                assertThat(receipt.intrlData()).isNotBlank();
                assertThat(receipt.rcptSign()).isNotBlank();
                assertThat(receipt.sdcDateTime()).isNotNull();
            });
        }
    }

    /** Every printable byte at every place of a signed answer, flat and wrapped: some make its code a refusal's. */
    @Example
    void aSignedAnswerWithOneByteWrongIsNeverRefused() {
        var signed = REPLIES.stream()
                .filter(given -> given.name().equals("000 sale") || given.name().equals("000 sale, wrapped"))
                .toList();
        assertThat(signed).hasSize(2);
        for (var given : signed) {
            var body = given.reply().body();
            for (int at = 0; at < body.length; at++) {
                for (byte wrong = ' '; wrong <= '~'; wrong++) {
                    var mangled = body.clone();
                    mangled[at] = wrong;
                    var outcome =
                            OutcomeClassifier.classify(given.call(), given.door(), Reply.of(200, Map.of(), mangled));
                    if (!(outcome instanceof Accepted || outcome instanceof Unknown)) {
                        throw new AssertionError(new String(mangled, StandardCharsets.UTF_8) + " became " + outcome);
                    }
                }
            }
        }
    }

    @Property(tries = 2_000)
    void noiseNeverCountsAsAnAnswerToAWrite(@ForAll byte[] noise, @ForAll @IntRange(min = 200, max = 299) int status) {
        var reply = Reply.of(status, Map.of(), noise);

        assertThat(OutcomeClassifier.classify(OscuCall.SAVE_TRNS_SALES_OSDC, FrontDoor.DIRECT, reply))
                .isInstanceOf(Unknown.class);
    }

    @Property(tries = 2_000)
    void aSignedReplyCutAnywhereIsUnknown(@ForAll @IntRange(max = 400) int length) {
        var body = REPLIES.getFirst().reply().body();
        var cut = Arrays.copyOf(body, Math.min(length, body.length - 1));

        assertThat(OutcomeClassifier.classify(
                        OscuCall.SAVE_TRNS_SALES_OSDC, FrontDoor.DIRECT, Reply.of(200, Map.of(), cut)))
                .isInstanceOf(Unknown.class);
    }
}
