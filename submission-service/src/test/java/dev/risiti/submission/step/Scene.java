package dev.risiti.submission.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.core.BackOff;
import dev.risiti.submission.core.Decision;
import dev.risiti.submission.core.LaneCore;
import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Policy;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.counter.CounterValue;
import dev.risiti.submission.device.Branch;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentFate;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.document.Stream;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.tax.TaxRateHistory;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One device with its catalogue and stock, to which a document's steps are played. */
final class Scene {
    static final String SOURCE = "books/1";
    static final String DEVICE = "device-00";
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    final Map<ItemKey, CatalogueItem> items = new HashMap<>();
    final Map<Branch, Device> branches = new HashMap<>();
    final Map<DocumentIdentity, DocumentFate> originals = new HashMap<>();
    final Map<ItemKey, List<ListedItem>> listed = new HashMap<>();
    private Device device = device(DEVICE, "00", FrontDoor.DIRECT);

    static Device device(String id, String branch, FrontDoor door) {
        return new Device(
                id,
                "tenant",
                Environment.SANDBOX,
                "P000000001T",
                branch,
                Solution.OSCU,
                door,
                null,
                DeviceState.ACTIVE,
                StockPolicy.WAIT,
                "Trader",
                null,
                null,
                null);
    }

    static ItemRef item(String id) {
        return item(id, ItemType.FINISHED_PRODUCT, "NO", TaxType.B, "100.00");
    }

    static ItemRef item(String id, ItemType type, String unit, TaxType tax, String price) {
        return new ItemRef(id, "Item " + id, type, "1010160100", "KE", "NT", unit, tax, new BigDecimal(price), null);
    }

    Scene atGateway() {
        device = device(DEVICE, "00", FrontDoor.GATEWAY);
        return this;
    }

    ItemKey key(String id) {
        return ItemKey.of(device, SOURCE, id);
    }

    /** The item is registered, with so much on hand. */
    Scene registered(ItemDetails item, String code, String onHand) {
        return knows(item, code, CatalogueItem.State.REGISTERED, onHand);
    }

    Scene registered(ItemRef item, String code, String onHand) {
        return registered(ItemDetails.ofLine(item), code, onHand);
    }

    Scene knows(ItemDetails item, @Nullable String code, CatalogueItem.State state, String onHand) {
        ItemKey key = key(item.ref().sourceItemId());
        items.put(key, new CatalogueItem(key, item, code, state, new BigDecimal(onHand)));
        return this;
    }

    Facts facts() {
        return new Facts(
                items,
                new TaxRateHistory(List.of(rate(TaxType.B, "16"), rate(TaxType.C, "0"), rate(TaxType.E, "8"))),
                URI.create("https://kra.example/receipt"),
                branches,
                originals,
                Map.of(),
                listed);
    }

    private static TaxRateHistory.Entry rate(TaxType type, String percent) {
        return new TaxRateHistory.Entry(Environment.SANDBOX, type, LocalDate.EPOCH, new BigDecimal(percent), true);
    }

    /** The document at one of its steps, as the engine binds it. */
    Task task(DocumentIdentity identity, Object payload, int step) {
        return task(document(identity, step, null), payload);
    }

    Task task(Document document, Object payload) {
        Kinds kinds = new Kinds((some, name) -> CounterScope.DEVICE);
        return kinds.open(document, EventJson.bytes(payload), device).with(facts(), NOW);
    }

    Document document(DocumentIdentity identity, int step, @Nullable Long number) {
        return new Document(
                7,
                identity,
                1,
                DEVICE,
                null,
                1,
                Stream.of(identity.kind()),
                1,
                DocumentState.QUEUED,
                null,
                null,
                NOW,
                step,
                number,
                false,
                false,
                0,
                null,
                NOW,
                null);
    }

    /** What its device's lane decides when this is all there is in it. */
    Decision look(Task task, CounterValue counter) {
        LaneCore core = new LaneCore(
                new Policy(Duration.ofSeconds(2), Duration.ofSeconds(3), 3, Duration.ofSeconds(60), 10),
                new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), new SplittableRandom(1)));
        return core.decide(
                new LaneState(
                        new Lane(1, Lane.Kind.DEVICE, DEVICE, null, null, 1, 0, 0, null, null, null, null),
                        device,
                        List.of(),
                        List.of(task),
                        false,
                        Map.of(task.counter().orElseThrow(), counter),
                        call -> Duration.ofSeconds(60),
                        null,
                        NOW),
                new LaneEvent.Look());
    }

    /** KRA takes the call; what follows. */
    Task.Done accept(Task task, Next next, @Nullable Long number) {
        Next.Call call = (Next.Call) next;
        return task.accepted(
                new Attempt(
                        1,
                        task.document().documentId(),
                        1,
                        1,
                        task.document().step(),
                        number,
                        device.door(),
                        call.request(),
                        call.lines(),
                        1,
                        AttemptState.OPEN,
                        NOW,
                        0,
                        0,
                        null,
                        null,
                        null),
                new Answer.Saved());
    }

    /** Changes of items and stock, as the engine writes them. */
    void apply(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.MoveStock(var device, var code, var quantity)) {
                items.replaceAll((key, item) -> code.equals(item.itemCode())
                        ? new CatalogueItem(
                                key,
                                item.attributes(),
                                item.itemCode(),
                                item.state(),
                                item.onHand().add(quantity))
                        : item);
            } else if (effect instanceof Effect.SetItem(var key, var state, var code, var attributes)) {
                items.computeIfPresent(
                        key,
                        (same, item) -> new CatalogueItem(
                                key, attributes == null ? item.attributes() : attributes, code, state, item.onHand()));
            }
        }
    }

    static JsonNode body(Next next) {
        return EventJson.read(((Next.Call) next).request().body(), JsonNode.class);
    }

    static String call(Next next) {
        return ((Next.Call) next).request().call().wireName();
    }

    /** The documents that the effects add. */
    static List<NewDocument> added(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Add.class::isInstance)
                .map(effect -> ((Effect.Add) effect).document())
                .toList();
    }

    static StockMovement movement(NewDocument document) {
        return EventJson.read(document.payload(), StockMovement.class);
    }

    static Optional<ResultState> result(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).event())
                .filter(DocumentResult.class::isInstance)
                .map(event -> ((DocumentResult) event).state())
                .findFirst();
    }
}
