package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers; the tax number goes in readable and never comes out so. */
record CustomerRules() implements EntityRules {
    private static final String TAX_NUMBER = "PrimaryTaxIdentifier";
    private static final int SHOWN = 5;

    @Override
    public Set<String> serverMembers() {
        return Set.of("FullyQualifiedName");
    }

    @Override
    public void complete(
            Draft draft, EntityType type, ObjectNode customer, @Nullable ObjectNode previous, Set<String> given) {
        if (Json.text(customer, "DisplayName").isEmpty()) {
            throw QboFault.missing("DisplayName");
        }
        EntityRules.limit(customer, "DisplayName", 500);
        EntityRules.limit(customer, "CompanyName", 100);
        EntityRules.limit(customer, "ResaleNum", 16);
        EntityRules.limit(customer, "Notes", 2_000);
        ListNames.requireUnique(draft, EntityType.CUSTOMER, customer, "DisplayName");
        ListNames.markInactive(customer, previous, "DisplayName");
        if (given.contains(TAX_NUMBER)) {
            customer.put(TAX_NUMBER, masked(customer.path(TAX_NUMBER).asText()));
        }
        customer.put("FullyQualifiedName", customer.path("DisplayName").asText());
        if (!customer.has("CurrencyRef")) {
            customer.set("CurrencyRef", Json.reference("KES", "Kenyan Shilling"));
        }
        customer.put("sparse", false);
    }

    /** All but the last five characters become X (connector reference 1.7). */
    private static String masked(String number) {
        int hidden = Math.max(0, number.length() - SHOWN);
        return "X".repeat(hidden) + number.substring(hidden);
    }
}
