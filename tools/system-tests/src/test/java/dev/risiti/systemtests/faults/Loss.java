package dev.risiti.systemtests.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way in which nobody knows what became of a call.
 *
 * @param fault of KRA's stand-in
 * @param taken whether KRA has taken the call
 */
record Loss(String fault, boolean taken) {

    /** All there are. */
    static List<Loss> all() {
        List<Loss> losses = new ArrayList<>();
        losses.add(new Loss("ANSWER_LOST_AFTER_COMMIT", true));
        losses.add(new Loss("ANSWER_LOST_BEFORE_COMMIT", false));
        losses.add(new Loss("SLOW", true));
        for (String fault : List.of(
                "CONNECTION_RESET", "CUT_BODY", "HTTP_504", "HTML_502", "HTML_200", "EMPTY_BODY", "RESULT_999")) {
            losses.add(new Loss(fault, true));
            losses.add(new Loss(fault, false));
        }
        return losses;
    }

    Map<String, ?> order() {
        return fault.equals("SLOW")
                ? Map.of(
                        "fault",
                        fault,
                        "millis",
                        Cluster.WRITE_DEADLINE.plusMillis(500).toMillis())
                : Map.of("fault", fault, "commit", taken);
    }
}
