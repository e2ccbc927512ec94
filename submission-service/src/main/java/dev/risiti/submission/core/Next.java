package dev.risiti.submission.core;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.WireRequest;
import dev.risiti.submission.effect.Effect;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a document at the head of its stream needs next; each may bring effects of its own. */
public sealed interface Next {
    List<Effect> effects();

    /** A call. {@code lines} are the lines of a sale or note, for its receipt. */
    record Call(OscuRequest request, List<WireLine> lines, List<Effect> effects) implements Next {
        public static Call of(WireRequest request) {
            return new Call(OscuRequests.encode(request), List.of(), List.of());
        }

        public static Call signing(WireRequest request, List<WireLine> lines) {
            return new Call(OscuRequests.encode(request), lines, List.of());
        }
    }

    /** Something is missing: out of the stream until {@code wakeKey} is provided, or the time is over. */
    record Park(String wakeKey, @Nullable Duration atMost, Reason reason, List<Effect> effects) implements Next {
        public static Park until(String wakeKey, Reason reason) {
            return new Park(wakeKey, null, reason, List.of());
        }
    }

    /** The current call is not needed: the next one. */
    record Skip(List<Effect> effects) implements Next {}

    /** Nothing more is needed: the document is accepted as it stands. */
    record Finish(List<Effect> effects) implements Next {}

    /** It can never be sent as it is. */
    record Refuse(Reason reason, List<Effect> effects) implements Next {
        public static Refuse because(Reason reason) {
            return new Refuse(reason, List.of());
        }
    }
}
