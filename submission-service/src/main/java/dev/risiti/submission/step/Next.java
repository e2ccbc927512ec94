package dev.risiti.submission.step;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.wire.WireRequest;
import java.util.List;

/** What a document at the head of its stream needs next. */
public sealed interface Next {
    /** A call. {@code lines} are the lines of a sale or note, for its receipt. */
    record Call(WireRequest request, List<WireLine> lines) implements Next {
        public static Call of(WireRequest request) {
            return new Call(request, List.of());
        }
    }

    /** Something is missing: out of the stream until {@code wakeKey} is provided. */
    record Park(String wakeKey, Reason reason) implements Next {}

    /** It can never be sent as it is. */
    record Refuse(Reason reason) implements Next {}
}
