package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What QuickBooks does with one kind of entity when it is saved. */
sealed interface EntityRules
        permits SalesFormRules, PaymentRules, ItemRules, CustomerRules, DepartmentRules, NoteRules {

    /** Members that only the server sets; what a caller sends for them is ignored. */
    Set<String> serverMembers();

    /**
     * Checks {@code entity} and fills in what the server computes.
     *
     * @param previous the version before, null for a new entity
     * @param given members the caller sent
     */
    void complete(Draft draft, EntityType type, ObjectNode entity, @Nullable ObjectNode previous, Set<String> given);

    /** Follow-up in other entities once the new version stands; {@code current} is null after a deletion. */
    default void afterwards(Draft draft, @Nullable ObjectNode previous, @Nullable ObjectNode current) {}

    /** Sets the amounts of an entity to nothing. */
    default void voidOut(ObjectNode entity) {
        throw QboFault.unsupported("this entity cannot be voided");
    }

    static EntityRules of(EntityType type) {
        return switch (type) {
            case INVOICE, SALES_RECEIPT, CREDIT_MEMO, REFUND_RECEIPT -> new SalesFormRules();
            case PAYMENT -> new PaymentRules();
            case ITEM -> new ItemRules();
            case CUSTOMER -> new CustomerRules();
            case DEPARTMENT -> new DepartmentRules();
            case ATTACHABLE -> new NoteRules();
            case TAX_CODE, TAX_RATE, COMPANY_INFO -> throw QboFault.unsupported(type.wireName() + " is read-only here");
        };
    }

    static void limit(ObjectNode entity, String member, int characters) {
        if (entity.path(member).asText().length() > characters) {
            throw QboFault.tooLong(member, characters);
        }
    }

    /** Gives a reference the name of what it points to; a dead reference is a fault. */
    static void nameReference(Draft draft, ObjectNode entity, String member, EntityType target, String nameMember) {
        Json.text(entity.path(member), "value").ifPresent(id -> {
            ObjectNode found = draft.find(target, id).orElseThrow(() -> QboFault.invalidReference(member, id));
            entity.set(member, Json.reference(id, found.path(nameMember).asText()));
        });
    }
}
