package dev.risiti.submission.document;

import dev.risiti.submission.lane.LaneTable;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets waiting documents into their streams, at the end, in the order in which they waited. */
@ApplicationScoped
public class Wakeups {
    private final DocumentTable documents;
    private final LaneTable lanes;

    Wakeups(DocumentTable documents, LaneTable lanes) {
        this.documents = documents;
        this.lanes = lanes;
    }

    /** What {@code wakeKey} names is there. */
    public void provide(String wakeKey) {
        for (Document waiting : documents.waitingFor(wakeKey)) {
            documents.enter(waiting.documentId(), lanes.enter(waiting.laneId()));
        }
    }

    /** Those that only waited for their time. */
    public void timePassed() {
        for (Document waiting : documents.waitingForTime()) {
            documents.enter(waiting.documentId(), lanes.enter(waiting.laneId()));
        }
    }
}
