package dev.risiti.demo.events;

import dev.risiti.contracts.books.BookChange;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.DocumentResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What was read from Kafka since the day began. A redelivery of an event counts once. */
public final class EventLog {
    private final Set<String> seenIds = new HashSet<>();
    private final Map<String, DeviceStatus> devices = new HashMap<>();
    private final Map<DocumentIdentity, List<Seen<DocumentResult>>> results = new LinkedHashMap<>();
    private final Map<DocumentIdentity, List<FiscalDocument>> documents = new HashMap<>();
    private final List<BookChange> bookChanges = new ArrayList<>();

    /** Takes note of an event; those nobody here asks about are passed over. */
    public void add(Seen<?> seen) {
        if (!seenIds.add(seen.eventId())) {
            return;
        }
        RisitiEvent data = seen.data();
        switch (data) {
            case DeviceStatus status ->
                devices.merge(status.deviceId(), status, (old, young) -> old.version() > young.version() ? old : young);
            case DocumentResult result ->
                results.computeIfAbsent(result.identity(), identity -> new ArrayList<>())
                        .add(new Seen<>(seen.eventId(), seen.publishedAt(), result));
            case FiscalDocument document ->
                documents
                        .computeIfAbsent(document.identity(), identity -> new ArrayList<>())
                        .add(document);
            case BookChange change -> bookChanges.add(change);
            default -> {
                // Other events tell nothing about the day.
            }
        }
    }

    public Collection<DeviceStatus> devices() {
        return devices.values();
    }

    /** Everything said about a document, in the order in which it was said. */
    public List<Seen<DocumentResult>> results(DocumentIdentity identity) {
        return results.getOrDefault(identity, List.of());
    }

    public List<Seen<DocumentResult>> terminalResults(DocumentIdentity identity) {
        return results(identity).stream().filter(seen -> seen.data().terminal()).toList();
    }

    /** The terminal result of a document; the first, should there wrongly be several. */
    public Optional<Seen<DocumentResult>> decision(DocumentIdentity identity) {
        return terminalResults(identity).stream().findFirst();
    }

    /** The documents that this document caused, such as its stock movement. */
    public List<DocumentIdentity> causedBy(DocumentIdentity cause) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(seen -> cause.equals(seen.data().causedBy())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** All documents of a kind of which anything was said. */
    public Stream<DocumentIdentity> decided(DocumentKind kind) {
        return results.keySet().stream()
                .filter(identity -> identity.kind() == kind)
                .filter(identity -> decision(identity).isPresent());
    }

    /** What was published of a document. */
    public List<FiscalDocument> published(DocumentIdentity identity) {
        return documents.getOrDefault(identity, List.of());
    }

    public List<BookChange> bookChanges() {
        return List.copyOf(bookChanges);
    }

    /** Number of terminal results, for progress. */
    public long decisions() {
        return results.keySet().stream()
                .filter(identity -> decision(identity).isPresent())
                .count();
    }
}
