package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an item is made of. KRA learns one component per call (KRA reference 2.14); all of them are this one document.
 *
 * @param item the composed item, never a service
 * @param components each item once, none of them the composed item itself
 */
public record ItemComposition(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        ItemRef item,
        List<ItemComponent> components,
        @Nullable String remark)
        implements FiscalDocument {
    public ItemComposition {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.present("item", item);
        if (!item.type().hasStock()) {
            throw new ContractViolation("item.type", item.type(), "give an item with stock: a service has no parts");
        }
        components = Check.some("components", components);
        Check.optionalText("remark", remark, 400);
        Set<String> named = new HashSet<>(Set.of(item.sourceItemId()));
        for (ItemComponent component : components) {
            String id = component.item().sourceItemId();
            if (!named.add(id)) {
                throw new ContractViolation(
                        "components.item.sourceItemId", id, "name each component once, and not the composed item");
            }
        }
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.ITEM_COMPOSITION;
    }

    @Override
    public EventType eventType() {
        return EventType.ITEM_COMPOSITION;
    }
}
