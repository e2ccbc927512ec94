package dev.risiti.simulator.books.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.rules.CustomFields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Translates what a user fills into a form into the entity the form saves. Members starting with a capital letter are
 * taken as QuickBooks' own and copied; any other member that is not known here is a mistake of the caller.
 */
final class UserInput {
    private static final int UNIT_PRICE_PLACES = 7;

    private final Draft draft;
    private final EntityType type;
    private final ObjectNode input;
    private final @Nullable ObjectNode stored;
    private final ObjectNode entity = Json.object();

    private UserInput(Draft draft, EntityType type, ObjectNode input, @Nullable ObjectNode stored) {
        this.draft = draft;
        this.type = type;
        this.input = input;
        this.stored = stored;
    }

    /**
     * Members of the entity that the input sets.
     *
     * @param stored the version being changed, null for a new entity
     */
    static ObjectNode toEntity(Draft draft, EntityType type, ObjectNode input, @Nullable ObjectNode stored) {
        return new UserInput(draft, type, input, stored).translate();
    }

    private ObjectNode translate() {
        if (input.has("inclusive")) {
            entity.put("GlobalTaxCalculation", input.path("inclusive").asBoolean() ? "TaxInclusive" : "TaxExcluded");
        }
        input.properties().forEach(member -> {
            String name = member.getKey();
            if (Character.isUpperCase(name.charAt(0))) {
                entity.set(name, member.getValue().deepCopy());
            } else {
                boolean known = switch (type.shape()) {
                    case SALES_FORM -> formMember(name, member.getValue());
                    case PAYMENT -> paymentMember(name, member.getValue());
                    case LIST -> listMember(name, member.getValue());
                    case NOTE, READ_ONLY -> false;
                };
                if (!known && !"id".equals(name) && !"operation".equals(name)) {
                    throw ControlProblem.badField(
                            name,
                            member.getValue().toString(),
                            "not a member of a simplified " + type.wireName()
                                    + "; QuickBooks' own members start with a capital letter");
                }
            }
        });
        return entity;
    }

    private boolean formMember(String name, JsonNode value) {
        switch (name) {
            case "customerId" -> reference("CustomerRef", value);
            case "departmentId" -> reference("DepartmentRef", value);
            case "docNumber" -> entity.set("DocNumber", value);
            case "date" -> entity.set("TxnDate", value);
            case "dueDate" -> entity.set("DueDate", value);
            case "currency" -> reference("CurrencyRef", value);
            case "exchangeRate" -> entity.set("ExchangeRate", value);
            case "memo" -> entity.putObject("CustomerMemo").set("value", value);
            case "privateNote" -> entity.set("PrivateNote", value);
            case "customFields", "originalInvoice" -> customFields();
            case "lines", "discountPercent", "discountAmount" -> lines();
            case "inclusive" -> {
                // Read before the lines, whose meaning it decides.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean paymentMember(String name, JsonNode value) {
        switch (name) {
            case "customerId" -> reference("CustomerRef", value);
            case "date" -> entity.set("TxnDate", value);
            case "amount" -> entity.set("TotalAmt", value);
            case "privateNote" -> entity.set("PrivateNote", value);
            case "applyTo" -> {
                ArrayNode lines = entity.putArray("Line");
                for (JsonNode target : value) {
                    ObjectNode line = lines.addObject();
                    line.set("Amount", target.path("amount"));
                    line.putArray("LinkedTxn")
                            .addObject()
                            .put("TxnId", target.path("id").asText())
                            .put("TxnType", target.path("type").asText());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean listMember(String name, JsonNode value) {
        switch (name) {
            case "name" -> entity.set(type == EntityType.CUSTOMER ? "DisplayName" : "Name", value);
            case "active" -> entity.set("Active", value);
            default -> {
                return switch (type) {
                    case ITEM -> itemMember(name, value);
                    case CUSTOMER -> customerMember(name, value);
                    default -> false;
                };
            }
        }
        return true;
    }

    private boolean itemMember(String name, JsonNode value) {
        switch (name) {
            case "type" -> entity.set("Type", value);
            case "sku" -> entity.set("Sku", value);
            case "description" -> entity.set("Description", value);
            case "unitPrice" -> entity.set("UnitPrice", value);
            case "qtyOnHand" -> entity.set("QtyOnHand", value);
            case "taxCodeId" -> reference("SalesTaxCodeRef", value);
            case "items" -> {
                ArrayNode parts = entity.putObject("ItemGroupDetail").putArray("ItemGroupLine");
                for (JsonNode part : value) {
                    String id = part.path("itemId").asText();
                    ObjectNode line = parts.addObject();
                    line.putObject("ItemRef")
                            .put("value", id)
                            .put(
                                    "name",
                                    draft.require(EntityType.ITEM, id)
                                            .path("Name")
                                            .asText());
                    line.set("Qty", part.path("qty"));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean customerMember(String name, JsonNode value) {
        switch (name) {
            case "pin" -> entity.set("ResaleNum", value);
            case "taxIdentifier" -> entity.set("PrimaryTaxIdentifier", value);
            case "companyName" -> entity.set("CompanyName", value);
            case "email" -> entity.putObject("PrimaryEmailAddr").set("Address", value);
            case "phone" -> entity.putObject("PrimaryPhone").set("FreeFormNumber", value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void reference(String member, JsonNode id) {
        entity.putObject(member).put("value", id.asText());
    }

    private void customFields() {
        ObjectNode byName = input.path("customFields") instanceof ObjectNode given ? given.deepCopy() : Json.object();
        Json.text(input, "originalInvoice").ifPresent(number -> byName.put(CustomFields.ORIGINAL_INVOICE, number));
        ArrayNode fields = entity.putArray("CustomField");
        byName.properties()
                .forEach(field -> fields.addObject()
                        .put(
                                "DefinitionId",
                                CustomFields.definitionId(field.getKey())
                                        .orElseThrow(() -> ControlProblem.badField(
                                                "customFields", field.getKey(), "use a field of this company's forms")))
                        .put("StringValue", field.getValue().asText()));
    }

    private void lines() {
        boolean inclusive = "TaxInclusive"
                .equals(Json.text(entity, "GlobalTaxCalculation")
                        .or(() -> stored == null ? Optional.empty() : Json.text(stored, "GlobalTaxCalculation"))
                        .orElse("TaxExcluded"));
        ArrayNode lines = Json.array();
        if (input.path("lines").isArray()) {
            input.path("lines").forEach(line -> lines.add(line(line, inclusive)));
        } else if (stored != null) {
            lines.addAll((ArrayNode) stored.path("Line").deepCopy());
        }
        Json.decimal(input, "discountPercent").ifPresent(percent -> {
            ObjectNode detail = discount(lines).put("PercentBased", true);
            Json.putNumber(detail, "DiscountPercent", percent);
        });
        Json.decimal(input, "discountAmount").ifPresent(amount -> {
            discount(lines).put("PercentBased", false);
            Json.putNumber((ObjectNode) lines.get(lines.size() - 1), "Amount", amount);
        });
        entity.set("Line", lines);
    }

    private static ObjectNode discount(ArrayNode lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if ("DiscountLineDetail".equals(lines.get(i).path("DetailType").asText())) {
                lines.remove(i);
            }
        }
        return lines.addObject().put("DetailType", "DiscountLineDetail").putObject("DiscountLineDetail");
    }

    private ObjectNode line(JsonNode given, boolean inclusive) {
        Optional<String> itemId = Json.text(given, "itemId");
        if (itemId.isEmpty()) {
            return Json.object()
                    .put("Description", given.path("description").asText())
                    .put("DetailType", "DescriptionOnly")
                    .set("DescriptionLineDetail", Json.object());
        }
        ObjectNode item = draft.require(EntityType.ITEM, itemId.get());
        Optional<BigDecimal> quantity = Json.decimal(given, "qty");
        if ("Group".equals(item.path("Type").asText())) {
            ObjectNode line = Json.object().put("DetailType", "GroupLineDetail");
            ObjectNode detail = line.putObject("GroupLineDetail");
            detail.putObject("GroupItemRef").put("value", itemId.get());
            Json.putNumber(detail, "Quantity", quantity.orElse(BigDecimal.ONE));
            return line;
        }
        ObjectNode line = Json.object();
        Json.text(given, "id").ifPresent(id -> line.put("Id", id));
        Json.text(given, "description")
                .or(() -> Json.text(item, "Description"))
                .ifPresent(text -> line.put("Description", text));
        ObjectNode detail = line.put("DetailType", "SalesItemLineDetail").putObject("SalesItemLineDetail");
        detail.putObject("ItemRef").put("value", itemId.get());
        Json.text(given, "taxCodeId")
                .or(() -> Json.text(item.path("SalesTaxCodeRef"), "value"))
                .ifPresent(code -> detail.putObject("TaxCodeRef").put("value", code));
        quantity.ifPresent(count -> Json.putNumber(detail, "Qty", count));
        putPrice(given, item, quantity, inclusive, line, detail);
        return line;
    }

    /** What the user types is the price shown: with tax on an inclusive form, without on others. */
    private static void putPrice(
            JsonNode given,
            ObjectNode item,
            Optional<BigDecimal> quantity,
            boolean inclusive,
            ObjectNode line,
            ObjectNode detail) {
        Optional<BigDecimal> amount = Json.decimal(given, "amount");
        Optional<BigDecimal> price = Json.decimal(given, "unitPrice")
                .or(() -> amount.isPresent() ? Optional.empty() : Json.decimal(item, "UnitPrice"));
        BigDecimal shown = amount.or(() -> price.map(each -> each.multiply(quantity.orElse(BigDecimal.ONE))))
                .map(Json::cents)
                .orElseThrow(() -> ControlProblem.badField(
                        "lines.unitPrice", given.toString(), "give unitPrice or amount, or price the item"));
        if (inclusive) {
            Json.putNumber(detail, "TaxInclusiveAmt", shown);
            // The net amount follows from it; only for free goods, where zero counts as absent, this one stands.
            line.put("Amount", 0);
            return;
        }
        Json.putNumber(line, "Amount", shown);
        price.or(() -> quantity.filter(count -> count.signum() != 0)
                        .map(count -> shown.divide(count, UNIT_PRICE_PLACES, RoundingMode.HALF_UP)))
                .ifPresent(each -> Json.putNumber(detail, "UnitPrice", each));
    }
}
