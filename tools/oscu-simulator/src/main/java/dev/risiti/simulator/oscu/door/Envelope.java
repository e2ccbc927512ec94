package dev.risiti.simulator.oscu.door;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.KraTime;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** KRA's own envelope, the same behind both doors (KRA reference 1.3). */
final class Envelope {
    private Envelope() {}

    static void write(JsonGenerator out, Decision decision, @Nullable Instant resultDt) throws IOException {
        write(out, decision.resultMsg(), decision, resultDt);
    }

    static void write(JsonGenerator out, String resultMsg, Decision decision, @Nullable Instant resultDt)
            throws IOException {
        out.writeStartObject();
        out.writeStringField("resultCd", decision.resultCd());
        out.writeStringField("resultMsg", resultMsg);
        out.writeStringField("resultDt", resultDt == null ? null : KraTime.stamp(resultDt));
        out.writeFieldName("data");
        JsonText data = decision.data();
        if (data == null) {
            out.writeNull();
        } else {
            out.writeRawValue(data.text());
        }
        out.writeEndObject();
    }
}
