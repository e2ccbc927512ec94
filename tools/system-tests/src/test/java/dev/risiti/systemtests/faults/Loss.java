package dev.risiti.systemtests.faults;

import dev.risiti.contracts.device.FrontDoor;
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

    /**
     * All there are; at the gateway without those that infrastructure brings about in front of either door, and that the
     * direct door shows.
     */
    static List<Loss> at(FrontDoor door) {
        List<Loss> losses = new ArrayList<>();
        losses.add(new Loss("ANSWER_LOST_AFTER_COMMIT", true));
        losses.add(new Loss("ANSWER_LOST_BEFORE_COMMIT", false));
        losses.add(new Loss("SLOW", true));
        List<String> faults = new ArrayList<>(List.of("HTTP_504", "RESULT_999"));
        if (door == FrontDoor.DIRECT) {
            faults.addAll(List.of("CUT_BODY", "EMPTY_BODY", "CONNECTION_RESET", "HTML_502", "HTML_200"));
        }
        for (String fault : faults) {
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
