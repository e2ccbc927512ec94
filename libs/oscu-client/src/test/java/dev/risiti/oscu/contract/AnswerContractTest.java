package dev.risiti.oscu.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.contract.AnswerSpecimen.Form;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Accepted;
import dev.risiti.oscu.outcome.Outcome.Unknown;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import dev.risiti.oscu.wire.Answer;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each answer against the table, in both envelopes: read whole, read leniently, never misread. */
class AnswerContractTest {
    /** An own invoice is read for what is compared and for its signature; the rest of its row is ours already. */
    private static final Set<OscuCall> READ_IN_PART =
            Set.of(OscuCall.SELECT_INVOICE_DETAILS, OscuCall.SELECT_TRNS_SALES_LIST);

    static Stream<Arguments> answers() {
        return Arrays.stream(OscuCall.values())
                .flatMap(call -> Arrays.stream(FrontDoor.values()).map(door -> Arguments.of(call, door)));
    }

    static Stream<Arguments> answersWithFields() {
        return answers()
                .filter(argument -> !Endpoint.of((OscuCall) argument.get()[0])
                        .answerFields()
                        .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("answersWithFields")
    void carriesEveryFieldOfTheTable(OscuCall call, FrontDoor door) {
        var specimen = new AnswerSpecimen(Endpoint.of(call));
        var answer = accepted(classify(call, door, specimen.data(Form.PAPER)));

        assertThat(answer).isNotInstanceOfAny(Answer.Nothing.class, Answer.Saved.class);
        if (!READ_IN_PART.contains(call)) {
            assertThat(values(answer)).containsAll(specimen.texts());
        }
    }

    @ParameterizedTest
    @MethodSource("answersWithFields")
    void readsTheFormsSeenLiveAsThePapers(OscuCall call, FrontDoor door) {
        var specimen = new AnswerSpecimen(Endpoint.of(call));
        var onPaper = accepted(classify(call, door, specimen.data(Form.PAPER)));

        assertThat(accepted(classify(call, door, specimen.data(Form.LIVE)))).isEqualTo(onPaper);
    }

    @ParameterizedTest
    @MethodSource("answersWithFields")
    void anyFieldMayBeMissingOrOfAnotherKind(OscuCall call, FrontDoor door) {
        var endpoint = Endpoint.of(call);
        var specimen = new AnswerSpecimen(endpoint);
        for (var field : specimen.fields()) {
            List<Consumer<ObjectNode>> spoilings = List.of(
                    row -> row.remove(field.name()),
                    row -> row.set(field.name(), NullNode.getInstance()),
                    row -> row.put(field.name(), "???"),
                    row -> row.put(field.name(), true),
                    row -> row.putObject(field.name()).put("x", 1),
                    row -> row.putArray(field.name()).add(1));
            for (var spoil : spoilings) {
                var data = specimen.data(Form.PAPER);
                spoil.accept(AnswerSpecimen.rowOf(data, endpoint));

                assertThat(classify(call, door, data)).isInstanceOfAny(Accepted.class, Unknown.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void dataNullIsAStoredSaveOrNothingButNeverAReceipt(OscuCall call, FrontDoor door) {
        var outcome = classify(call, door, NullNode.getInstance());

        switch (call) {
            case SAVE_TRNS_SALES_OSDC, SELECT_INIT_OSDC_INFO ->
                assertThat(outcome).isInstanceOf(Unknown.class);
            default ->
                assertThat(accepted(outcome))
                        .isEqualTo(call.changesState() ? new Answer.Saved() : new Answer.Nothing());
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void nothingFoundIsAnAnswerToALookUpOnly(OscuCall call, FrontDoor door) {
        var outcome = OutcomeClassifier.classify(call, door, AnswerSpecimen.reply(door, "001", NullNode.getInstance()));

        assertThat(outcome).isInstanceOf(call.changesState() ? Unknown.class : Accepted.class);
    }

    private static Outcome classify(OscuCall call, FrontDoor door, JsonNode data) {
        return OutcomeClassifier.classify(call, door, AnswerSpecimen.reply(door, "000", data));
    }

    private static Answer accepted(Outcome outcome) {
        assertThat(outcome).as(outcome.words()).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).answer();
    }

    /** Every text inside a record, however deep; {@code toString} would hide the key. */
    private static List<String> values(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case String text -> List.of(text);
            case List<?> list ->
                list.stream().flatMap(element -> values(element).stream()).toList();
            case Record whole ->
                Arrays.stream(whole.getClass().getRecordComponents())
                        .flatMap(component -> values(component(whole, component)).stream())
                        .toList();
            default -> List.of();
        };
    }

    private static @Nullable Object component(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException unusual) {
            throw new LinkageError(component + " cannot be read", unusual);
        }
    }
}
