package dev.risiti.submission.operator;

import dev.risiti.submission.document.WaitingDocuments;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.ItemTable;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.item.ListedItemTable;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.problem.Refusal;
import dev.risiti.submission.signal.Signal;
import dev.risiti.submission.signal.SignalTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people say about items that KRA's list may have already; inside the frame of {@link AuditedVerbs}. */
@ApplicationScoped
class ItemVerbs {
    private final ItemTable items;
    private final ListedItemTable listed;
    private final WaitingDocuments waiting;
    private final SignalTable signals;

    ItemVerbs(ItemTable items, ListedItemTable listed, WaitingDocuments waiting, SignalTable signals) {
        this.items = items;
        this.listed = listed;
        this.waiting = waiting;
        this.signals = signals;
    }

    /**
     * An item of which nobody knows whether KRA's list has it.
     *
     * @param documentId its registration, which waits
     * @param candidates items of the list that it may be
     */
    record Question(ItemKey key, String name, long documentId, List<ListedItem> candidates) {}

    List<Question> questions(@Nullable String pin, int most) {
        List<ItemTable.Doubtful> doubtful = items.doubtful(pin, most);
        var like = listed.like(doubtful.stream()
                .map(one -> new NamedItem(one.key(), one.attributes()))
                .toList());
        return doubtful.stream()
                .map(one -> new Question(
                        one.key(),
                        one.attributes().ref().name(),
                        one.documentId(),
                        like.getOrDefault(one.key(), List.of())))
                .toList();
    }

    /** The item is the one of that code, or none of the list. */
    AuditedVerbs.Told link(ItemLink link) {
        ItemKey key = link.key();
        // Its row first: its registration decides under the same lock.
        CatalogueItem item = items.lock(List.of(new ItemTable.Wanted("", key))).stream()
                .map(ItemTable.Found::item)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("NO_SUCH_ITEM", "No document named this item."));
        if (item.state() == CatalogueItem.State.REGISTERED || !waiting.isAwaited(key.linkKey())) {
            throw Refusal.conflict(
                    "NOT_ASKED", "Nobody asks which item of KRA's list this is; it is %s.".formatted(item.state()));
        }
        String code = link.itemCode();
        if (code == null) {
            items.isNew(key);
            signals.add(List.of(new Signal(key.linkKey(), null)));
            return new AuditedVerbs.Told(item, "NEW", "It is registered as a new item.");
        }
        ListedItem known = listed.free(key.environment(), key.pin(), code)
                .orElseThrow(() -> Refusal.conflict(
                        "NOT_FREE", "KRA's list has no item %s that no other item has taken.".formatted(code)));
        items.set(List.of(new ItemTable.Change(
                key,
                CatalogueItem.State.REGISTERED,
                code,
                known.as(item.attributes().ref()))));
        signals.add(List.of(new Signal(key.linkKey(), null), new Signal(key.wakeKey(), null)));
        return new AuditedVerbs.Told(item, "REGISTERED", "It is %s; what waited for it goes on.".formatted(code));
    }
}
