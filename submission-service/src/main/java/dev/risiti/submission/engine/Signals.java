package dev.risiti.submission.engine;

import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.WaitingDocuments;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.result.OutboxEvents;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.signal.SignalTable;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Carries signals out, a bounded number of documents at a time: however many wait for one item, no transaction is large
 * and no lane's transaction touches another lane's documents.
 */
@ApplicationScoped
class Signals {
    private static final int MOST_DOCUMENTS = 500;
    private static final int MOST_SIGNALS = 100;
    private static final int MOST_STEPS = 20;

    private final Database database;
    private final SignalTable signals;
    private final WaitingDocuments waiting;
    private final LaneTable lanes;
    private final AttemptTable attempts;
    private final Outbox outbox;

    Signals(
            Database database,
            SignalTable signals,
            WaitingDocuments waiting,
            LaneTable lanes,
            AttemptTable attempts,
            Outbox outbox) {
        this.database = database;
        this.signals = signals;
        this.waiting = waiting;
        this.lanes = lanes;
        this.attempts = attempts;
        this.outbox = outbox;
    }

    /** Works on what is there, some steps at most; says whether anything was. */
    boolean drain() {
        boolean any = false;
        for (int i = 0; i < MOST_STEPS && signals.any() && database.transaction(this::step); i++) {
            any = true;
        }
        return any;
    }

    /** Lets documents into their streams whose time has come. */
    boolean timePassed() {
        return database.transaction(() -> {
            List<Long> entered = waiting.enterByTime(MOST_DOCUMENTS);
            lanes.wakeIds(entered);
            return !entered.isEmpty();
        });
    }

    private boolean step() {
        List<SignalTable.Stored> oldest = signals.oldest(MOST_SIGNALS);
        List<SignalTable.Stored> wakes = oldest.stream()
                .takeWhile(stored -> stored.signal().reason() == null)
                .toList();
        if (wakes.isEmpty()) {
            oldest.stream().findFirst().ifPresent(this::explain);
        } else {
            wake(wakes);
        }
        return !oldest.isEmpty();
    }

    private void wake(List<SignalTable.Stored> wakes) {
        List<Long> entered = waiting.enter(
                wakes.stream().map(stored -> stored.signal().wakeKey()).toList(), MOST_DOCUMENTS);
        lanes.wakeIds(entered);
        if (entered.size() < MOST_DOCUMENTS) {
            signals.remove(wakes);
        }
    }

    private void explain(SignalTable.Stored stored) {
        Reason reason = Objects.requireNonNull(stored.signal().reason());
        List<Document> explained = waiting.explain(stored.signal().wakeKey(), reason, MOST_DOCUMENTS);
        Instant now = attempts.now();
        outbox.append(OutboxEvents.of(explained.stream()
                .map(document -> Results.say(document, document.deviceId(), ResultState.WAITING, reason, now))
                .toList()));
        if (explained.size() < MOST_DOCUMENTS) {
            signals.remove(List.of(stored));
        }
    }
}
