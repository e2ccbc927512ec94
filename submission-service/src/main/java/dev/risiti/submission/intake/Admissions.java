package dev.risiti.submission.intake;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.document.Admission;
import dev.risiti.submission.document.ContentHash;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.document.Stream;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stores an arriving revision of a document as the rules of identity and revision say (design section 2). */
@ApplicationScoped
class Admissions {
    private static final Logger LOG = Logger.getLogger(Admissions.class);

    private final DocumentTable documents;
    private final LaneTable lanes;
    private final Results results;

    Admissions(DocumentTable documents, LaneTable lanes, Results results) {
        this.documents = documents;
        this.lanes = lanes;
        this.results = results;
    }

    /**
     * One arriving document.
     *
     * @param content a contract record; its canonical JSON is what is compared and kept
     * @param publishedUnder the device it was published under
     * @param issuingDeviceId the device whose lane it enters
     */
    record Arrival(
            DocumentIdentity identity,
            int revision,
            Object content,
            String publishedUnder,
            String issuingDeviceId,
            @Nullable String bookId,
            @Nullable Instant receivedAt) {}

    void admit(Arrival arrival, Effects effects) {
        long laneId = lanes.ofDevice(arrival.issuingDeviceId());
        // The place first: lane before document, the order in which every transaction locks.
        long position = lanes.enter(laneId);
        ContentHash hash = ContentHash.of(arrival.content());
        Optional<DocumentTable.Stored> stored = documents.lock(arrival.identity());
        Admission admission = Admission.of(
                stored.map(DocumentTable.Stored::known).orElse(null),
                arrival.revision(),
                stored.map(known -> known.hash().equals(hash)).orElse(false));
        LOG.infof(
                "source=%s id=%s kind=%s revision=%d device=%s admission=%s",
                arrival.identity().source(),
                arrival.identity().sourceDocumentId(),
                arrival.identity().kind(),
                arrival.revision(),
                arrival.issuingDeviceId(),
                admission);
        switch (admission) {
            case NEW ->
                documents.insert(new NewDocument(
                        arrival.identity(),
                        arrival.revision(),
                        hash,
                        EventJson.bytes(arrival.content()),
                        arrival.publishedUnder(),
                        arrival.bookId(),
                        laneId,
                        Stream.of(arrival.identity().kind()),
                        position,
                        null,
                        arrival.receivedAt()));
            case REPLACES ->
                documents.replace(
                        stored.orElseThrow().documentId(),
                        arrival.revision(),
                        hash,
                        EventJson.bytes(arrival.content()),
                        position);
            case HELD ->
                documents.hold(
                        stored.orElseThrow().documentId(),
                        arrival.revision(),
                        hash,
                        EventJson.bytes(arrival.content()));
            case CONFLICT ->
                inform(
                        stored.orElseThrow(),
                        arrival,
                        Reason.of(
                                "REVISION_CONFLICT",
                                "Revision %d arrived again with other content; what came first counts"
                                        .formatted(arrival.revision())),
                        effects);
            case DRIFT ->
                inform(
                        stored.orElseThrow(),
                        arrival,
                        Reason.of(
                                "CHANGED_AFTER_SIGNING",
                                "Revision %d came after KRA had signed revision %d; correct it with a credit note"
                                        .formatted(
                                                arrival.revision(),
                                                stored.orElseThrow().known().revision())),
                        effects);
            case DUPLICATE, STALE -> {
                // No effect, by the rules; the log says that it came.
            }
        }
    }

    private void inform(DocumentTable.Stored stored, Arrival arrival, Reason reason, Effects effects) {
        Document document = documents.get(stored.documentId());
        results.say(document, arrival.issuingDeviceId(), ResultState.DRIFT, reason, effects);
    }
}
