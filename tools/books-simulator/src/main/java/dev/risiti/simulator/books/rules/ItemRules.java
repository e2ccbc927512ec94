package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Products and services. */
record ItemRules() implements EntityRules {
    private static final Set<String> TYPES = Set.of("Inventory", "Service", "NonInventory", "Category", "Group");

    @Override
    public Set<String> serverMembers() {
        return Set.of("FullyQualifiedName");
    }

    @Override
    public void complete(
            Draft draft, EntityType type, ObjectNode item, @Nullable ObjectNode previous, Set<String> given) {
        String name = Json.text(item, "Name").orElseThrow(() -> QboFault.missing("Name"));
        EntityRules.limit(item, "Name", 100);
        EntityRules.limit(item, "Sku", 100);
        EntityRules.limit(item, "Description", 4_000);
        ListNames.requireUnique(draft, EntityType.ITEM, item, "Name");
        if (!item.has("Type")) {
            item.put("Type", "Service");
        }
        String kind = item.path("Type").asText();
        if (!TYPES.contains(kind)) {
            throw QboFault.unreadable(
                    "Type must be one of " + TYPES.stream().sorted().toList());
        }
        ListNames.markInactive(item, previous, "Name");
        EntityRules.nameReference(draft, item, "SalesTaxCodeRef", EntityType.TAX_CODE, "Name");
        EntityRules.nameReference(draft, item, "PurchaseTaxCodeRef", EntityType.TAX_CODE, "Name");
        item.put("FullyQualifiedName", item.path("Name").asText(name));
        if (!item.has("UnitPrice")) {
            item.put("UnitPrice", 0);
        }
        if (!item.has("IncomeAccountRef") && !"Group".equals(kind) && !"Category".equals(kind)) {
            item.set(
                    "IncomeAccountRef",
                    "Service".equals(kind)
                            ? Json.reference("1", "Services")
                            : Json.reference("79", "Sales of Product Income"));
        }
        boolean tracked = "Inventory".equals(kind);
        item.put("TrackQtyOnHand", tracked);
        if (tracked && !item.has("QtyOnHand")) {
            throw QboFault.missing("QtyOnHand");
        }
        if (tracked && !item.has("InvStartDate")) {
            item.put("InvStartDate", QboTime.businessDate(draft.now()).toString());
        }
        item.put("sparse", false);
    }
}
