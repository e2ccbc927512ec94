package dev.risiti.submission.document;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.submission.lane.LaneTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores documents that this service makes itself: items, stock legs, branch users. */
@ApplicationScoped
public class NewDocuments {
    private final DocumentTable documents;
    private final LaneTable lanes;

    NewDocuments(DocumentTable documents, LaneTable lanes) {
        this.documents = documents;
        this.lanes = lanes;
    }

    /**
     * Stores a document at the end of its stream.
     *
     * @param payload a record that its kind's steps read back
     * @return its id; empty when the identity exists already
     */
    public Optional<Long> add(
            DocumentIdentity identity, Object payload, String deviceId, long laneId, @Nullable Document cause) {
        return documents.insert(new NewDocument(
                identity,
                1,
                ContentHash.of(payload),
                EventJson.bytes(payload),
                deviceId,
                cause == null ? null : cause.bookId(),
                laneId,
                Stream.of(identity.kind()),
                lanes.enter(laneId),
                cause == null ? null : cause.documentId(),
                null));
    }
}
