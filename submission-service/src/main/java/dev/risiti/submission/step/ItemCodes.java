package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.RegisterItem;
import dev.risiti.submission.lane.LaneScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the catalogue has of the items of a document; starts the registration of every one that is missing. */
sealed interface ItemCodes {
    /** All are registered; codes by source item id. */
    record All(Map<String, String> codes) implements ItemCodes {}

    /** One is not registered, or not yet: the document waits for it. */
    record Missing(Next.Park park) implements ItemCodes {}

    /** @param source the source whose item ids they are */
    static ItemCodes of(Work<?> work, String source, Collection<ItemRef> named) {
        Map<String, String> codes = new HashMap<>();
        List<Effect> registrations = new ArrayList<>();
        Optional<Next.Park> missing = Optional.empty();
        for (ItemRef ref : named) {
            ItemKey key = work.key(source, ref.sourceItemId());
            CatalogueItem item =
                    work.facts().item(key).orElseThrow(() -> new IllegalStateException(key + " was not read"));
            String code = item.itemCode();
            if (item.state() == CatalogueItem.State.REGISTERED && code != null) {
                codes.put(ref.sourceItemId(), code);
                continue;
            }
            boolean refused = item.state() == CatalogueItem.State.REFUSED;
            boolean corrected = refused && !item.attributes().ref().equals(ref);
            if (item.state() == CatalogueItem.State.NAMED || corrected) {
                registrations.add(
                        new Effect.SetItem(key, CatalogueItem.State.REGISTERING, null, ItemDetails.ofLine(ref)));
                registrations.add(new Effect.Add(registration(work, source, ref)));
            }
            if (missing.isEmpty() || refused) {
                missing = Optional.of(Next.Park.until(key.wakeKey(), reason(ref.name(), refused && !corrected)));
            }
        }
        return missing.<ItemCodes>map(
                        park -> new Missing(new Next.Park(park.wakeKey(), null, park.reason(), registrations)))
                .orElseGet(() -> new All(codes));
    }

    /** A document of its own in the taxpayer's item lane; a corrected item is another one. */
    private static NewDocument registration(Work<?> work, String source, ItemRef ref) {
        Document cause = work.document();
        String id = CausedId.of("%s/%s/%s/%d-%d"
                .formatted(
                        work.device().environment(),
                        work.device().pin(),
                        ref.sourceItemId(),
                        cause.documentId(),
                        cause.revision()));
        return NewDocument.caused(
                new DocumentIdentity(work.device().tenantId(), source, DocumentKind.ITEM, id),
                RegisterItem.ofLine(source, ref),
                work.device().deviceId(),
                LaneScope.ofItems(work.device().environment(), work.device().pin()),
                cause);
    }

    private static Reason reason(String name, boolean refused) {
        return refused
                ? Reason.of(
                        "ITEM_REFUSED", "KRA refused the item '%s'; correct the item and send it again".formatted(name))
                : Reason.of("ITEM_REGISTERING", "The item '%s' is being registered at KRA".formatted(name));
    }
}
