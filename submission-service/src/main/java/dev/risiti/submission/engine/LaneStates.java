package dev.risiti.submission.engine;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.counter.OpenScope;
import dev.risiti.submission.counter.ScopeTable;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentFate;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.Stream;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.ItemTable;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.item.ListedItemTable;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.kra.KraCalls;
import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.step.Facts;
import dev.risiti.submission.step.Kinds;
import dev.risiti.submission.tax.TaxRateHistory;
import dev.risiti.submission.tax.TaxRateTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the states of many lanes at once: a fixed number of statements, however many lanes. */
@ApplicationScoped
class LaneStates {
    private final DeviceTable devices;
    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final CounterTable counters;
    private final ScopeTable scopes;
    private final ItemTable items;
    private final ListedItemTable listedItems;
    private final TaxRateTable taxRates;
    private final Kinds kinds;
    private final KraCalls kra;
    private final Doors doors;
    private final SubmissionConfig config;

    LaneStates(
            DeviceTable devices,
            DocumentTable documents,
            AttemptTable attempts,
            CounterTable counters,
            ScopeTable scopes,
            ItemTable items,
            ListedItemTable listedItems,
            TaxRateTable taxRates,
            Kinds kinds,
            KraCalls kra,
            Doors doors,
            SubmissionConfig config) {
        this.devices = devices;
        this.documents = documents;
        this.attempts = attempts;
        this.counters = counters;
        this.scopes = scopes;
        this.items = items;
        this.listedItems = listedItems;
        this.taxRates = taxRates;
        this.kinds = kinds;
        this.kra = kra;
        this.doors = doors;
        this.config = config;
    }

    /** A lane and the attempt whose reply is to be written down, with the device it was sent with. */
    record Replied(Lane lane, Device device, long documentId) {}

    /** States that hold the one document that a reply is about. */
    Map<Lane, LaneState> forReplies(List<Replied> replied, Instant now) {
        // Another branch may have become active since the call left.
        Supplier<Map<String, Device>> senders =
                devices.withScopes(replied.stream().map(Replied::device).toList());
        Map<Long, DocumentTable.Full> full =
                byId(replied.stream().map(Replied::documentId).toList());
        Map<String, Device> known = senders.get();
        List<Opened> opened = replied.stream()
                .map(one -> {
                    Device device =
                            Objects.requireNonNull(known.get(one.device().deviceId()));
                    return new Opened(
                            one.lane(),
                            device,
                            List.of(),
                            List.of(open(Objects.requireNonNull(full.get(one.documentId())), device)),
                            false);
                })
                .toList();
        return states(opened, false, now);
    }

    /** The state of one document that a person decides about; empty when no device is known that could act for it. */
    Optional<LaneState> forPerson(Lane lane, long documentId) {
        Device device = callers(List.of(lane)).get(lane);
        return device == null
                ? Optional.empty()
                : Optional.ofNullable(forReplies(List.of(new Replied(lane, device, documentId)), attempts.now())
                        .get(lane));
    }

    /**
     * States to look at: what is undecided, and the heads of the streams.
     *
     * @param heads documents of each stream that are read: nearly always the first one is sent
     */
    Map<Lane, LaneState> forLooks(Collection<Lane> lanes, int heads, Instant now) {
        List<Long> ids = lanes.stream().map(Lane::laneId).toList();
        Supplier<List<Attempt>> attemptsOfLanes = attempts.undecided(ids);
        Supplier<List<DocumentTable.Full>> headsOfLanes = documents.heads(ids, heads);
        Map<Lane, Device> callers = callers(lanes);
        Map<Long, List<Attempt>> undecided =
                attemptsOfLanes.get().stream().collect(Collectors.groupingBy(Attempt::laneId));
        Map<Long, List<DocumentTable.Full>> first = headsOfLanes.get().stream()
                .collect(Collectors.groupingBy(one -> one.document().laneId()));
        Map<Long, DocumentTable.Full> ofAttempts = byId(undecided.values().stream()
                .flatMap(List::stream)
                .map(Attempt::documentId)
                .toList());
        List<Opened> opened = new ArrayList<>();
        for (Lane lane : lanes) {
            Device device = callers.get(lane);
            List<Attempt> open = undecided.getOrDefault(lane.laneId(), List.of());
            Map<Long, DocumentTable.Full> full = new LinkedHashMap<>();
            open.forEach(attempt ->
                    full.put(attempt.documentId(), Objects.requireNonNull(ofAttempts.get(attempt.documentId()))));
            List<DocumentTable.Full> ofLane = first.getOrDefault(lane.laneId(), List.of());
            ofLane.forEach(one -> full.putIfAbsent(one.document().documentId(), one));
            opened.add(new Opened(
                    lane,
                    device,
                    open,
                    device == null
                            ? List.of()
                            : full.values().stream()
                                    .map(one -> open(one, device))
                                    .toList(),
                    more(ofLane, heads)));
        }
        return states(opened, true, now);
    }

    /** A lane with its documents, before the facts they need are read. */
    private record Opened(
            Lane lane, @Nullable Device device, List<Attempt> undecided, List<Kinds.Open> documents, boolean more) {}

    private Map<Lane, LaneState> states(List<Opened> opened, boolean looking, Instant now) {
        List<Kinds.Open> all =
                opened.stream().flatMap(one -> one.documents().stream()).toList();
        Supplier<TaxRateHistory> taxes = all.isEmpty() ? () -> TaxRateHistory.NONE : taxRates.history();
        Supplier<Map<DocumentIdentity, DocumentFate>> fates = documents.fates(
                all.stream().flatMap(one -> one.original().stream()).distinct().toList());
        Map<ItemTable.Wanted, CatalogueItem> catalogue = catalogue(all);
        Map<Branch, Device> branches = devices.ofBranches(
                all.stream().flatMap(one -> one.partner().stream()).distinct().toList());
        Map<ItemKey, List<ListedItem>> listed = listedItems.like(unregistered(all, catalogue));
        Map<Counter, OpenScope> openScopes = scopes.others(
                all.stream().flatMap(one -> one.scopeQuestion().stream()).toList());
        Map<Counter, CounterValue> values = looking
                ? counters.read(all.stream()
                                .flatMap(one -> one.counter().stream())
                                .toList())
                        .get()
                : Map.of();
        TaxRateHistory rates = taxes.get();
        Map<DocumentIdentity, DocumentFate> originals = fates.get();
        Map<Lane, LaneState> states = new LinkedHashMap<>();
        for (Opened one : opened) {
            List<Task> tasks = one.documents().stream()
                    .map(document -> document.with(
                            new Facts(
                                    named(document, catalogue),
                                    rates,
                                    receiptPage(document.device().environment()),
                                    branches,
                                    originals,
                                    openScopes,
                                    listed),
                            now))
                    .toList();
            states.put(
                    one.lane(),
                    new LaneState(
                            one.lane(),
                            one.device(),
                            one.undecided(),
                            tasks,
                            one.more(),
                            values,
                            kra::deadline,
                            looking ? doors.stayAway(one.device()) : null,
                            now));
        }
        return states;
    }

    /** The items that these documents are to register. */
    private static List<NamedItem> unregistered(
            List<Kinds.Open> opened, Map<ItemTable.Wanted, CatalogueItem> catalogue) {
        return opened.stream()
                .filter(one -> one.document().identity().kind() == DocumentKind.ITEM)
                .flatMap(one -> one.items().stream().filter(item -> {
                    CatalogueItem known =
                            catalogue.get(new ItemTable.Wanted(one.device().deviceId(), item.key()));
                    return known != null && known.state() != CatalogueItem.State.REGISTERED;
                }))
                .toList();
    }

    private static Map<ItemKey, CatalogueItem> named(
            Kinds.Open document, Map<ItemTable.Wanted, CatalogueItem> catalogue) {
        Map<ItemKey, CatalogueItem> named = new HashMap<>();
        for (NamedItem item : document.items()) {
            CatalogueItem found =
                    catalogue.get(new ItemTable.Wanted(document.device().deviceId(), item.key()));
            named.put(item.key(), Objects.requireNonNull(found, "every named item has a row"));
        }
        return named;
    }

    /**
     * The items that documents name. One that is not registered is made known and locked, so that whoever registers it
     * waits for what is decided here: a document that parks for it never misses the signal.
     */
    private Map<ItemTable.Wanted, CatalogueItem> catalogue(List<Kinds.Open> opened) {
        Map<ItemTable.Wanted, ItemTable.Named> wanted = new LinkedHashMap<>();
        for (Kinds.Open document : opened) {
            for (NamedItem item : document.items()) {
                wanted.put(
                        new ItemTable.Wanted(document.device().deviceId(), item.key()),
                        new ItemTable.Named(item.key(), document.device().tenantId(), item.attributes()));
            }
        }
        Map<ItemTable.Wanted, CatalogueItem> found = new HashMap<>();
        items.read(wanted.keySet()).forEach(one -> found.put(one.wanted(), one.item()));
        Set<ItemTable.Wanted> unregistered = new HashSet<>();
        List<ItemTable.Named> unnamed = new ArrayList<>();
        wanted.forEach((key, named) -> {
            CatalogueItem item = found.get(key);
            if (item == null) {
                unnamed.add(named);
            }
            if (item == null || item.state() != CatalogueItem.State.REGISTERED) {
                unregistered.add(key);
            }
        });
        items.name(unnamed);
        items.lock(unregistered).forEach(one -> found.put(one.wanted(), one.item()));
        return found;
    }

    /** Whose key each lane calls with: its device's, or one of the taxpayer's active ones. */
    private Map<Lane, Device> callers(Collection<Lane> lanes) {
        Map<String, Device> byId = devices.find(lanes.stream()
                .filter(lane -> lane.kind() == Lane.Kind.DEVICE)
                .map(lane -> Objects.requireNonNull(lane.deviceId()))
                .toList());
        List<Lane> ofItems =
                lanes.stream().filter(lane -> lane.kind() == Lane.Kind.ITEMS).toList();
        Map<DeviceTable.Taxpayer, Device> active = ofItems.isEmpty()
                ? Map.of()
                : devices.anyActive(ofItems.stream().map(LaneStates::taxpayer).toList());
        Map<Lane, Device> callers = new HashMap<>();
        for (Lane lane : lanes) {
            Device device = switch (lane.kind()) {
                case DEVICE -> byId.get(lane.deviceId());
                case ITEMS -> active.get(taxpayer(lane));
            };
            if (device != null) {
                callers.put(lane, device);
            }
        }
        return callers;
    }

    private static DeviceTable.Taxpayer taxpayer(Lane lane) {
        return new DeviceTable.Taxpayer(Objects.requireNonNull(lane.environment()), Objects.requireNonNull(lane.pin()));
    }

    private static boolean more(List<DocumentTable.Full> first, int heads) {
        Map<Stream, Long> perStream = first.stream()
                .map(DocumentTable.Full::document)
                .collect(Collectors.groupingBy(Document::stream, Collectors.counting()));
        return perStream.values().stream().anyMatch(count -> count >= heads);
    }

    private Kinds.Open open(DocumentTable.Full full, Device device) {
        return kinds.open(full.document(), full.payload(), device);
    }

    private Map<Long, DocumentTable.Full> byId(Collection<Long> documentIds) {
        return documents.find(documentIds).stream()
                .collect(Collectors.toMap(one -> one.document().documentId(), one -> one));
    }

    private URI receiptPage(Environment environment) {
        return switch (environment) {
            case SANDBOX -> config.receiptPage().sandbox();
            case PRODUCTION -> config.receiptPage().production();
        };
    }
}
