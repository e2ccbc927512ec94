package dev.risiti.submission.simulation;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.Stream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A document of the simulated store: what the real row holds of it. */
final class SimDocument {
    /** What KRA thinks of it. */
    enum Fate {
        ACCEPTED,
        REFUSED
    }

    private final long id;
    private final DocumentKind kind;
    private final Fate fate;
    DocumentState state = DocumentState.QUEUED;

    @Nullable
    Reason reason;

    Instant due = Instant.EPOCH;
    int step;

    @Nullable
    Long number;

    boolean everUnknown;
    boolean healed;
    int attempts;
    int terminalResults;
    long signedNumber;

    SimDocument(long id, DocumentKind kind, Fate fate) {
        this.id = id;
        this.kind = kind;
        this.fate = fate;
    }

    SimDocument copy() {
        SimDocument copy = new SimDocument(id, kind, fate);
        copy.state = state;
        copy.reason = reason;
        copy.due = due;
        copy.step = step;
        copy.number = number;
        copy.everUnknown = everUnknown;
        copy.healed = healed;
        copy.attempts = attempts;
        copy.terminalResults = terminalResults;
        copy.signedNumber = signedNumber;
        return copy;
    }

    long id() {
        return id;
    }

    Fate fate() {
        return fate;
    }

    DocumentKind kind() {
        return kind;
    }

    Document row() {
        return new Document(
                id,
                new DocumentIdentity("tenant", "source", kind, "document-" + id),
                1,
                "device",
                null,
                1,
                Stream.of(kind),
                id,
                state,
                reason,
                state == DocumentState.WAITING ? "time" : null,
                due,
                step,
                number,
                everUnknown,
                healed,
                attempts,
                null,
                Instant.EPOCH,
                null);
    }

    @Override
    public String toString() {
        return "%d:%s:%s:%d:%s:%s".formatted(id, kind, state, step, number, everUnknown);
    }
}
