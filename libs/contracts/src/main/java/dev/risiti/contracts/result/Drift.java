package dev.risiti.contracts.result;

import dev.risiti.contracts.value.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a document in the books differs from the one that KRA accepted, and what that calls for.
 *
 * @param acceptedRevision the revision that KRA accepted
 * @param newRevision the revision that came after it and is not sent
 * @param changes what differs; empty when nothing that reaches KRA does
 * @param callsFor what to do about it
 * @param sentence the same for a bookkeeper, in one plain sentence
 */
public record Drift(int acceptedRevision, int newRevision, List<Change> changes, Remedy callsFor, String sentence) {

    /** What puts books and receipt in agreement again. */
    public enum Remedy {
        /** Part of the sale, or all of it, is gone from the books: credit it. */
        CREDIT_NOTE,
        /** The sale reads otherwise: credit all of it, and issue it anew under a new document. */
        CREDIT_NOTE_AND_REISSUE,
        /** Nothing that KRA has is touched. */
        NOTHING
    }

    /**
     * One difference.
     *
     * @param field path in the document, such as {@code lines[2].total}
     * @param before as accepted; null when it was not there
     * @param after as it is now; null when it is gone
     */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {
        public Change {
            Check.text("field", field, 200);
            Check.optionalText("before", before, 2000);
            Check.optionalText("after", after, 2000);
        }
    }

    public Drift {
        Check.atLeast("acceptedRevision", acceptedRevision, 1);
        Check.atLeast("newRevision", newRevision, 1);
        changes = List.copyOf(Check.present("changes", changes));
        Check.present("callsFor", callsFor);
        Check.text("sentence", sentence, 2000);
    }
}
