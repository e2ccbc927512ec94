package dev.risiti.simulator.books.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.rules.EntityWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a POST to an entity means; which operations each entity takes follows connector reference 1.9. */
enum WriteOperation {
    CREATE,
    UPDATE,
    VOID,
    DELETE;

    ObjectNode apply(Draft draft, EntityType type, ObjectNode input) {
        return switch (this) {
            case CREATE -> EntityWriter.create(draft, type, input);
            case UPDATE -> EntityWriter.update(draft, type, input);
            case VOID -> EntityWriter.voidOut(draft, type, input);
            case DELETE -> EntityWriter.delete(draft, type, input);
        };
    }

    static WriteOperation of(EntityType type, @Nullable String operation, @Nullable String include, ObjectNode input) {
        String asked = operation == null ? "" : operation.toLowerCase(Locale.ROOT);
        boolean includesVoid = "void".equalsIgnoreCase(include);
        return switch (asked) {
            case "" -> input.path("Id").isMissingNode() ? CREATE : UPDATE;
            case "delete" -> DELETE;
            case "void" -> {
                if (type != EntityType.INVOICE) {
                    throw QboFault.unsupported("operation=void is for invoices");
                }
                yield VOID;
            }
            case "update" -> {
                if (includesVoid && type != EntityType.SALES_RECEIPT && type != EntityType.PAYMENT) {
                    throw QboFault.unsupported("include=void is for sales receipts and payments");
                }
                yield includesVoid ? VOID : UPDATE;
            }
            default -> throw QboFault.unsupported("operation=" + operation);
        };
    }
}
