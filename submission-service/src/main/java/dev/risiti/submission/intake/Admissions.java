package dev.risiti.submission.intake;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.document.Admission;
import dev.risiti.submission.document.ArrivingDocuments;
import dev.risiti.submission.document.ContentHash;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.step.Drifts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Stores arriving revisions of documents as the rules of identity and revision say (design section 2). */
@ApplicationScoped
class Admissions {
    private static final Logger LOG = Logger.getLogger(Admissions.class);

    private final ArrivingDocuments arriving;
    private final DocumentTable documents;
    private final LaneTable lanes;
    private final Clock clock;

    Admissions(ArrivingDocuments arriving, DocumentTable documents, LaneTable lanes, Clock clock) {
        this.arriving = arriving;
        this.documents = documents;
        this.lanes = lanes;
        this.clock = clock;
    }

    /**
     * One arriving document.
     *
     * @param content a contract record; its canonical JSON is what is compared and kept
     * @param publishedUnder the device it was published under
     * @param issuingDeviceId the device that issues it
     * @param lane the lane it enters
     */
    record Arrival(
            DocumentIdentity identity,
            int revision,
            Object content,
            String publishedUnder,
            String issuingDeviceId,
            LaneScope lane,
            @Nullable String bookId,
            @Nullable Instant receivedAt) {}

    /** Stores a batch in its order, with a fixed number of statements; returns what is to be said about it. */
    List<Effect.Publish> admit(List<Arrival> arrivals) {
        List<Effect.Publish> said = new ArrayList<>();
        lanes.ensure(arrivals.stream().map(Arrival::lane).toList());
        List<Arrival> together = new ArrayList<>();
        Set<DocumentIdentity> seen = new HashSet<>();
        for (Arrival arrival : arrivals) {
            if (!seen.add(arrival.identity())) {
                // A second revision of the same document: judged when the first is stored.
                said.addAll(store(together));
                together.clear();
                seen.clear();
                seen.add(arrival.identity());
            }
            together.add(arrival);
        }
        said.addAll(store(together));
        return said;
    }

    private List<Effect.Publish> store(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        Map<DocumentIdentity, ArrivingDocuments.Stored> stored =
                arriving.lock(arrivals.stream().map(Arrival::identity).toList()).stream()
                        .collect(Collectors.toMap(ArrivingDocuments.Stored::identity, Function.identity()));
        Sorted sorted = new Sorted();
        for (Arrival arrival : arrivals) {
            sorted.add(arrival, stored.get(arrival.identity()));
        }
        return sorted.write();
    }

    private final class Sorted {
        private final List<NewDocument> added = new ArrayList<>();
        private final List<ArrivingDocuments.Revision> replaced = new ArrayList<>();
        private final List<ArrivingDocuments.Revision> held = new ArrayList<>();
        private final List<LaneScope> woken = new ArrayList<>();
        private final List<Late> late = new ArrayList<>();

        /** An arrival that changes nothing here, and whose sender is told. */
        @SuppressWarnings("ArrayRecordComponent") // carried, never compared
        private record Late(Arrival arrival, long documentId, byte[] content, boolean conflict) {}

        void add(Arrival arrival, ArrivingDocuments.@Nullable Stored known) {
            ContentHash hash = ContentHash.of(arrival.content());
            Admission admission = Admission.of(
                    known == null ? null : known.known(),
                    arrival.revision(),
                    known != null && known.hash().equals(hash));
            LOG.infof(
                    "source=%s id=%s kind=%s revision=%d device=%s admission=%s",
                    arrival.identity().source(),
                    arrival.identity().sourceDocumentId(),
                    arrival.identity().kind(),
                    arrival.revision(),
                    arrival.issuingDeviceId(),
                    admission);
            byte[] content = EventJson.bytes(arrival.content());
            switch (admission) {
                case NEW -> {
                    added.add(new NewDocument(
                            arrival.identity(),
                            arrival.revision(),
                            hash,
                            content,
                            arrival.publishedUnder(),
                            arrival.bookId(),
                            arrival.lane(),
                            null,
                            arrival.receivedAt()));
                    woken.add(arrival.lane());
                }
                case REPLACES -> {
                    replaced.add(revision(known, arrival, hash, content));
                    woken.add(arrival.lane());
                }
                case HELD -> held.add(revision(known, arrival, hash, content));
                case CONFLICT -> late.add(new Late(arrival, documentId(known), content, true));
                case DRIFT -> late.add(new Late(arrival, documentId(known), content, false));
                case DUPLICATE, STALE -> {
                    // No effect, by the rules; the log says that it came.
                }
            }
        }

        List<Effect.Publish> write() {
            if (arriving.insert(added) < added.size()) {
                // Stored by another consumer since they were looked for: the batch is judged anew.
                throw new IllegalStateException("a document of the batch was stored meanwhile");
            }
            arriving.replace(replaced);
            arriving.hold(held);
            lanes.wake(woken);
            Map<Long, DocumentTable.Full> accepted =
                    documents.find(late.stream().map(Late::documentId).toList()).stream()
                            .collect(Collectors.toMap(
                                    one -> one.document().documentId(), Function.identity(), (one, same) -> one));
            return late.stream()
                    .map(one -> inform(one, Objects.requireNonNull(accepted.get(one.documentId()))))
                    .toList();
        }

        private Effect.Publish inform(Late late, DocumentTable.Full accepted) {
            Arrival arrival = late.arrival();
            String device = arrival.issuingDeviceId();
            Instant now = clock.instant();
            return late.conflict()
                    ? Results.drift(
                            accepted.document(),
                            device,
                            Reason.of(
                                    "REVISION_CONFLICT",
                                    "Revision %d arrived again with other content; what came first counts"
                                            .formatted(arrival.revision())),
                            null,
                            now)
                    : Results.drift(
                            accepted.document(),
                            device,
                            Drifts.reason(
                                    arrival.revision(), accepted.document().revision()),
                            // What changed can be said as long as the accepted data are kept.
                            accepted.kept()
                                    ? Drifts.between(
                                            accepted.document(), accepted.payload(), arrival.revision(), late.content())
                                    : null,
                            now);
        }

        private static ArrivingDocuments.Revision revision(
                ArrivingDocuments.@Nullable Stored known, Arrival arrival, ContentHash hash, byte[] content) {
            return new ArrivingDocuments.Revision(documentId(known), arrival.revision(), hash, content);
        }

        private static long documentId(ArrivingDocuments.@Nullable Stored known) {
            return Objects.requireNonNull(known, "it is stored").documentId();
        }
    }
}
