package dev.risiti.submission.attempt;

import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One send to KRA, durable before its first byte leaves.
 *
 * @param epoch the claim it was made under
 * @param step which of the document's calls it is, from 0
 * @param door the front door it left by: what is unknown is resolved by its rules
 * @param request the exact bytes
 * @param wireLines the lines of a sale or note, for the receipt
 * @param sends how often these bytes were sent, this time included
 * @param deadlineAt nothing of it is on the wire afterwards, by the database's clock
 * @param absences how often KRA said that it does not hold it
 * @param askDue when KRA may be asked next
 * @param resultCode KRA's code of the last answer
 * @param words the last answer's words
 */
public record Attempt(
        long attemptId,
        long documentId,
        long laneId,
        long epoch,
        int step,
        @Nullable Long number,
        FrontDoor door,
        OscuRequest request,
        List<WireLine> wireLines,
        int sends,
        AttemptState state,
        Instant deadlineAt,
        int asks,
        int absences,
        @Nullable Instant askDue,
        @Nullable String resultCode,
        @Nullable String words) {

    /** The same, not known to be decided: its process died, or lost its lane, before it wrote an outcome down. */
    public Attempt asUnknown() {
        return new Attempt(
                attemptId,
                documentId,
                laneId,
                epoch,
                step,
                number,
                door,
                request,
                wireLines,
                sends,
                AttemptState.UNKNOWN,
                deadlineAt,
                asks,
                absences,
                askDue,
                resultCode,
                words);
    }
}
