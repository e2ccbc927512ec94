package dev.risiti.certify.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The evidence as both forms of the report show it: texts only, secrets taken out. Times are UTC as RFC 3339 says.
 *
 * @param format {@link #FORMAT}
 * @param passed nothing failed and nothing is missing
 */
public record Report(
        String format, String title, boolean passed, String startedAt, String finishedAt, List<Door> doors) {
    /** What {@code format} says; changes when a reader of the JSON form would have to. */
    public static final String FORMAT = "risiti-certification/1";

    public Report {
        doors = List.copyOf(doors);
    }

    /**
     * One door, one device.
     *
     * @param simulated the other side was the simulator, not KRA
     * @param sdcId control unit, when the device was initialised in this run
     * @param testCases how many test cases KRA's portal has
     * @param testCasesPassed how many of those passed in all their rows
     * @param counts rows per verdict
     */
    public record Door(
            String door,
            String url,
            String tin,
            String bhfId,
            @Nullable String dvcSrlNo,
            @Nullable String sdcId,
            @Nullable String mrcNo,
            boolean simulated,
            boolean passed,
            int testCases,
            int testCasesPassed,
            Map<String, Integer> counts,
            List<Row> rows) {
        public Door {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One check.
     *
     * @param number KRA's number of the test case; none where KRA's portal does not ask for it
     * @param test KRA's name of the test case
     * @param part what was done
     * @param verdict passed, failed, not run, left out
     * @param words one sentence on the verdict
     * @param reference sections of the KRA reference
     */
    public record Row(
            String id,
            @Nullable Integer number,
            @Nullable String test,
            String part,
            String verdict,
            String words,
            String reference,
            String startedAt,
            long millis,
            List<Sent> exchanges) {
        public Row {
            exchanges = List.copyOf(exchanges);
        }
    }

    /**
     * One request and its answer.
     *
     * @param headers as this call carries them at this door
     * @param request the body as sent
     * @param status HTTP status; none when no reply came
     * @param reply the body as it came; none when no reply came
     * @param cut the reply was longer and its end is not kept
     * @param outcome what the client made of it
     * @param words KRA's words, or ours about the transport
     */
    public record Sent(
            String call,
            String url,
            String sentAt,
            long millis,
            Map<String, String> headers,
            String request,
            @Nullable Integer status,
            @Nullable String reply,
            boolean cut,
            String outcome,
            String words) {}
}
