package dev.risiti.oscu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import dev.risiti.oscu.outcome.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OscuLookupsTest {
    private static final DeviceCredentials DEVICE = new DeviceCredentials("P051234567M", "00", "KEY");
    private static final String CODES = """
            {"resultCd":"000","resultMsg":"Successful","resultDt":"20260105101900","data":{"clsList":[{"cdCls":"04",\
            "useYn":"Y","dtlList":[{"cd":"B","userDfnCd1":"16","useYn":"Y"},{"cd":"E","userDfnCd1":"8","useYn":"N"}]}]}}""";
    private static final String NOTHING =
            "{\"resultCd\":\"001\",\"resultMsg\":\"There is no search result\",\"resultDt\":\"20260105101900\",\"data\":null}";
    private static final Instant ANSWERED = Instant.parse("2026-01-05T07:19:00Z");

    @Test
    void findsCodesAndTheNextWatermark() {
        var found = new OscuLookups(new Answering(CODES)).codes(DEVICE, Instant.EPOCH);

        assertThat(found)
                .isInstanceOfSatisfying(
                        Lookup.Found.class, list -> assertThat(list.resultAt()).isEqualTo(ANSWERED));
        assertThat(found.toString()).contains("userDfnCd1=16", "inUse=false");
    }

    @Test
    void nothingNewIsAbsentAndMovesTheWatermarkToo() {
        assertThat(new OscuLookups(new Answering(NOTHING)).items(DEVICE, Instant.EPOCH))
                .isEqualTo(new Lookup.Absent<>(ANSWERED));
    }

    @Test
    void aFailureIsNeverAbsent() {
        assertThat(new OscuLookups(new Answering("<html>")).invoice(DEVICE, 7))
                .isInstanceOfSatisfying(
                        Lookup.Failed.class,
                        failed -> assertThat(failed.outcome()).isInstanceOf(Outcome.Unknown.class));
    }

    @Test
    void asksWithTheWatermarkInNairobiTime() {
        var client = new Answering(NOTHING);

        new OscuLookups(client).codes(DEVICE, ANSWERED);

        assertThat(client.asked)
                .singleElement()
                .satisfies(request -> assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .isEqualTo("{\"tin\":\"P051234567M\",\"bhfId\":\"00\",\"lastReqDt\":\"20260105101900\"}"));
    }

    /** A client whose KRA always says the same. */
    private static final class Answering implements OscuClient {
        private final String body;
        private final List<OscuRequest> asked = new ArrayList<>();

        Answering(String body) {
            this.body = body;
        }

        @Override
        public Outcome send(DeviceCredentials credentials, OscuRequest request) {
            asked.add(request);
            var reply = Reply.of(200, Map.of(), body.getBytes(StandardCharsets.UTF_8));
            return OutcomeClassifier.classify(request.call(), FrontDoor.DIRECT, reply);
        }

        @Override
        public Outcome initialise(Route route, OscuRequest request) {
            return send(DEVICE, request);
        }

        @Override
        public Duration deadline(OscuCall call) {
            return Duration.ofSeconds(1);
        }
    }
}
