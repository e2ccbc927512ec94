package dev.risiti.submission.engine;

import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.core.LaneState;
import dev.risiti.submission.counter.CounterTable;
import dev.risiti.submission.counter.ScopeTable;
import dev.risiti.submission.document.ArrivingDocuments;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.ItemTable;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.receipt.ReceiptTable;
import dev.risiti.submission.result.OutboxEvents;
import dev.risiti.submission.signal.Signal;
import dev.risiti.submission.signal.SignalTable;
import dev.risiti.submission.stock.StockTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the effects of many decisions: one batch per table and kind of change, in an order that keeps what belongs
 * together in order. What is published, and whom it wakes, is collected and goes last.
 */
@ApplicationScoped
class EffectWriter {
    private final DocumentTable documents;
    private final ArrivingDocuments arriving;
    private final AttemptTable attempts;
    private final CounterTable counters;
    private final ScopeTable scopes;
    private final ReceiptTable receipts;
    private final ItemTable items;
    private final StockTable stock;
    private final LaneTable lanes;
    private final SignalTable signals;
    private final Outbox outbox;

    EffectWriter(
            DocumentTable documents,
            ArrivingDocuments arriving,
            AttemptTable attempts,
            CounterTable counters,
            ScopeTable scopes,
            ReceiptTable receipts,
            ItemTable items,
            StockTable stock,
            LaneTable lanes,
            SignalTable signals,
            Outbox outbox) {
        this.documents = documents;
        this.arriving = arriving;
        this.attempts = attempts;
        this.counters = counters;
        this.scopes = scopes;
        this.receipts = receipts;
        this.items = items;
        this.stock = stock;
        this.lanes = lanes;
        this.signals = signals;
        this.outbox = outbox;
    }

    /** What one transaction says to others, written when everything else is. */
    static final class Said {
        private final List<Effect.Publish> published = new ArrayList<>();
        private final List<Signal> signals = new ArrayList<>();

        List<Effect.Publish> published() {
            return published;
        }
    }

    /** Effects of what was decided by one lane's state. */
    record OfLane(LaneState state, List<Effect> effects) {}

    /** @param opened takes the attempts that were opened, by their documents */
    void write(List<OfLane> decided, Said said, Map<Long, Attempt> opened) {
        Sorted sorted = new Sorted(said, opened);
        for (OfLane one : decided) {
            for (Effect effect : one.effects()) {
                sorted.add(one.state(), effect);
            }
        }
        sorted.write();
    }

    /** Events to the outbox, at once as it demands, and signals. */
    void finish(Said said) {
        signals.add(said.signals);
        outbox.append(OutboxEvents.of(said.published));
    }

    /** Effects by table. */
    private final class Sorted {
        private final Said said;
        private final Map<Long, Attempt> opened;
        private final List<AttemptTable.Closed> closed = new ArrayList<>();
        private final List<Attempt> open = new ArrayList<>();
        private final List<AttemptTable.Left> left = new ArrayList<>();
        private final List<AttemptTable.Asked> asked = new ArrayList<>();
        private final List<CounterTable.Kept> kept = new ArrayList<>();
        private final List<CounterTable.Held> returned = new ArrayList<>();
        private final List<CounterTable.Held> taken = new ArrayList<>();
        private final List<ScopeTable.Found> scopesFound = new ArrayList<>();
        private final List<Long> numberless = new ArrayList<>();
        private final List<DocumentTable.Sent> healed = new ArrayList<>();
        private final List<DocumentTable.Sent> sent = new ArrayList<>();
        private final List<Long> advanced = new ArrayList<>();
        private final Map<Long, Boolean> unknown = new LinkedHashMap<>();
        private final List<DocumentTable.Decided> ended = new ArrayList<>();
        private final List<DocumentTable.Parked> parked = new ArrayList<>();
        private final List<ArrivingDocuments.Revision> replaced = new ArrayList<>();
        private final List<Long> dropped = new ArrayList<>();
        private final List<NewDocument> added = new ArrayList<>();
        private final List<ReceiptTable.Signed> signed = new ArrayList<>();
        private final List<StockTable.Booking> booked = new ArrayList<>();
        private final List<ItemTable.Change> itemChanges = new ArrayList<>();
        private final List<Long> failed = new ArrayList<>();
        private final List<LaneTable.Refusals> refusals = new ArrayList<>();

        Sorted(Said said, Map<Long, Attempt> opened) {
            this.said = said;
            this.opened = opened;
        }

        void add(LaneState by, Effect effect) {
            switch (effect) {
                case Effect.OpenAttempt open -> {
                    Attempt attempt = attempt(by, open);
                    this.open.add(attempt);
                    opened.put(open.documentId(), attempt);
                    sent.add(new DocumentTable.Sent(open.documentId(), open.number()));
                }
                case Effect.LeaveUndecided(var attempt, var state, var sends, var words, var code) ->
                    left.add(new AttemptTable.Left(attempt, state, sends, words, code));
                case Effect.CountAsk(var attempt, var absent, var next) ->
                    asked.add(new AttemptTable.Asked(attempt, absent, next));
                case Effect.CloseAttempt(var attempt, var state, var words, var code) ->
                    closed.add(new AttemptTable.Closed(attempt, state, words, code));
                case Effect.TakeNumber(var document, var counter, var number) ->
                    taken.add(new CounterTable.Held(counter, number, document));
                case Effect.KeepNumber(var document, var counter) -> kept.add(new CounterTable.Kept(counter, document));
                case Effect.ReturnNumber(var document, var counter, var number) -> {
                    returned.add(new CounterTable.Held(counter, number, document));
                    numberless.add(document);
                }
                case Effect.HealNumber(var document, var counter, var number) -> {
                    taken.add(new CounterTable.Held(counter, number, document));
                    healed.add(new DocumentTable.Sent(document, number));
                }
                case Effect.FindScope(var document, var taxpayer, var scope, var last, var words) ->
                    scopesFound.add(new ScopeTable.Found(taxpayer, scope, last, document, words));
                case Effect.Advance(var document) -> advanced.add(document);
                case Effect.MarkUnknown(var document, var ever) -> unknown.put(document, ever);
                case Effect.Decide(var document, var state, var reason) ->
                    ended.add(new DocumentTable.Decided(document, state, reason));
                case Effect.Park(var document, var key, var atMost, var reason) ->
                    parked.add(new DocumentTable.Parked(document, key, atMost, reason));
                case Effect.Replace(var document, var held) ->
                    replaced.add(
                            new ArrivingDocuments.Revision(document, held.revision(), held.hash(), held.payload()));
                case Effect.DropHeld(var document) -> dropped.add(document);
                case Effect.Publish publish -> said.published.add(publish);
                case Effect.Add(var document) -> added.add(document);
                case Effect.StoreReceipt(var document, var device, var receipt) ->
                    signed.add(new ReceiptTable.Signed(document, device, receipt));
                case Effect.MoveStock(var device, var item, var quantity) ->
                    booked.add(new StockTable.Booking(device, item, quantity));
                case Effect.SetItem(var key, var state, var code, var attributes) ->
                    itemChanges.add(new ItemTable.Change(key, state, code, attributes));
                case Effect.Wake(var key) -> said.signals.add(new Signal(key, null));
                case Effect.Explain(var key, var reason) -> said.signals.add(new Signal(key, reason));
                case Effect.CountFailure(var laneId) -> failed.add(laneId);
                case Effect.CountRefusals(var laneId, var count, var words) ->
                    refusals.add(new LaneTable.Refusals(laneId, count, words));
            }
        }

        void write() {
            attempts.close(closed);
            attempts.leave(left);
            attempts.asked(asked);
            counters.keep(kept);
            counters.giveBack(returned);
            counters.take(taken);
            scopes.found(scopesFound);
            documents.numberless(numberless);
            documents.healed(healed);
            documents.everUnknown(unknown);
            documents.advance(advanced);
            documents.decide(ended);
            documents.park(parked);
            arriving.dropHeld(dropped);
            arriving.replace(replaced);
            documents.sent(sent);
            attempts.open(open);
            receipts.store(signed);
            stock.book(booked);
            items.set(itemChanges);
            if (!added.isEmpty()) {
                lanes.ensure(added.stream().map(NewDocument::lane).toList());
                arriving.insert(added);
                lanes.wake(added.stream().map(NewDocument::lane).toList());
            }
            lanes.failed(failed);
            lanes.refused(refusals);
        }

        private Attempt attempt(LaneState by, Effect.OpenAttempt open) {
            return new Attempt(
                    attempts.nextId(),
                    open.documentId(),
                    by.lane().laneId(),
                    by.lane().epoch(),
                    open.step(),
                    open.number(),
                    open.door(),
                    open.request(),
                    open.wireLines(),
                    open.sends(),
                    AttemptState.OPEN,
                    by.now().plus(open.deadline()),
                    0,
                    0,
                    null,
                    null,
                    null);
        }
    }
}
