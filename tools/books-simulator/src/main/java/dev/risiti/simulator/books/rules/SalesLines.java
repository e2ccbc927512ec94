package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.rules.FormTotals.Discount;
import dev.risiti.simulator.books.rules.FormTotals.TaxMode;
import dev.risiti.simulator.books.rules.FormTotals.TaxedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes the lines of one sales form: amounts, references, bundles, ids, the subtotal and the discount line. */
final class SalesLines {
    private static final String SALES_ITEM = "SalesItemLineDetail";
    private static final String GROUP = "GroupLineDetail";
    private static final String DISCOUNT = "DiscountLineDetail";
    private static final String SUBTOTAL = "SubTotalLineDetail";
    private static final String DESCRIPTION_ONLY = "DescriptionOnly";
    private static final int UNIT_PRICE_PLACES = 7;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Pseudo items that QuickBooks uses for shipping and tips: they are on no list. */
    private static final Set<String> PSEUDO_ITEMS = Set.of("SHIPPING_ITEM_ID", "GRATUITY_ITEM_ID");

    private final Draft draft;
    private final TaxMode mode;
    private final List<TaxedLine> taxed = new ArrayList<>();
    private @Nullable Discount discount;
    private @Nullable ObjectNode discountLine;
    private long lastLineId;

    SalesLines(Draft draft, TaxMode mode) {
        this.draft = draft;
        this.mode = mode;
    }

    /** Replaces {@code form}'s lines by the completed ones and returns its totals. */
    FormTotals complete(ObjectNode form) {
        ArrayNode given = form.path("Line") instanceof ArrayNode lines ? lines : Json.array();
        lastLineId = highestId(given);
        ArrayNode completed = Json.array();
        for (JsonNode line : given) {
            if (!(line instanceof ObjectNode object)) {
                throw QboFault.unreadable("a Line must be an object");
            }
            completeLine(object.deepCopy()).ifPresent(completed::add);
        }
        if (taxed.isEmpty()) {
            throw QboFault.missing("Line");
        }
        number(completed);
        FormTotals totals = FormTotals.of(
                mode, taxed, discount, form.path("ApplyTaxAfterDiscount").asBoolean(true));
        ObjectNode subtotal = completed.addObject();
        Json.putNumber(subtotal, "Amount", totals.subtotal());
        subtotal.put("DetailType", SUBTOTAL).putObject(SUBTOTAL);
        if (discountLine != null) {
            Json.putNumber(discountLine, "Amount", totals.discount());
            completed.add(discountLine);
        }
        form.set("Line", completed);
        return totals;
    }

    private Optional<ObjectNode> completeLine(ObjectNode line) {
        return switch (line.path("DetailType").asText()) {
            case SALES_ITEM -> Optional.of(salesItem(line));
            case GROUP -> Optional.of(bundle(line));
            case DESCRIPTION_ONLY -> Optional.of(line);
            case SUBTOTAL -> Optional.empty();
            case DISCOUNT -> {
                takeDiscount(line);
                yield Optional.empty();
            }
            case "" -> throw QboFault.missing("Line.DetailType");
            default -> throw QboFault.unreadable("unknown DetailType " + line.path("DetailType"));
        };
    }

    private ObjectNode salesItem(ObjectNode line) {
        ObjectNode detail = line.withObject(SALES_ITEM);
        nameItem(detail);
        SalesRate rate = rate(detail);
        Optional<BigDecimal> quantity = Json.decimal(detail, "Qty");
        Optional<BigDecimal> gross = Json.decimal(detail, "TaxInclusiveAmt").filter(amount -> amount.signum() != 0);
        BigDecimal net;
        BigDecimal inclusive;
        if (mode == TaxMode.INCLUSIVE && rate != null) {
            inclusive = gross.map(Json::cents).orElseGet(() -> {
                BigDecimal exact = amount(line, detail);
                return Json.cents(exact.add(rate.on(exact)));
            });
            net = rate.netOf(inclusive);
            Json.putNumber(detail, "TaxInclusiveAmt", inclusive);
            // QuickBooks shows a net unit price derived from the rounded net amount (connector reference 1.7).
            quantity.filter(q -> q.signum() != 0)
                    .ifPresent(q -> Json.putNumber(
                            detail, "UnitPrice", net.divide(q, UNIT_PRICE_PLACES, RoundingMode.HALF_UP)));
        } else {
            net = Json.cents(amount(line, detail));
            inclusive = net;
            detail.remove("TaxInclusiveAmt");
            checkAmount(net, detail);
        }
        Json.putNumber(line, "Amount", net);
        taxed.add(new TaxedLine(rate, net, inclusive));
        return line;
    }

    /** The net amount as given or as quantity times unit price, not rounded. */
    private static BigDecimal amount(ObjectNode line, ObjectNode detail) {
        return Json.decimal(line, "Amount")
                .or(() -> Json.decimal(detail, "UnitPrice")
                        .map(price -> price.multiply(Json.decimal(detail, "Qty").orElse(BigDecimal.ONE))))
                .orElseThrow(() -> QboFault.missing("Line.Amount"));
    }

    private static void checkAmount(BigDecimal amount, ObjectNode detail) {
        Optional<BigDecimal> quantity = Json.decimal(detail, "Qty");
        Optional<BigDecimal> price = Json.decimal(detail, "UnitPrice");
        if (quantity.isPresent() && price.isPresent()) {
            BigDecimal expected = Json.cents(quantity.get().multiply(price.get()));
            if (amount.subtract(expected).abs().compareTo(CENT) > 0) {
                throw QboFault.wrongLineAmount(amount.toPlainString(), expected.toPlainString());
            }
        }
    }

    private void nameItem(ObjectNode detail) {
        Optional<String> itemId = Json.text(detail.path("ItemRef"), "value").filter(id -> !PSEUDO_ITEMS.contains(id));
        if (itemId.isEmpty()) {
            return;
        }
        ObjectNode item = item(itemId.get());
        detail.set("ItemRef", Json.reference(itemId.get(), item.path("Name").asText()));
        if (item.has("IncomeAccountRef")) {
            detail.set("ItemAccountRef", item.path("IncomeAccountRef").deepCopy());
        }
    }

    private ObjectNode item(String id) {
        return draft.find(EntityType.ITEM, id)
                .filter(item -> item.path("Active").asBoolean(true))
                .orElseThrow(() -> QboFault.invalidReference("ItemRef", id));
    }

    private @Nullable SalesRate rate(ObjectNode detail) {
        if (mode == TaxMode.NOT_APPLICABLE) {
            return null;
        }
        return Json.text(detail.path("TaxCodeRef"), "value")
                .map(code -> SalesRate.ofTaxCode(draft, code))
                .orElseThrow(() -> QboFault.business("Each line needs a tax code (TaxCodeRef) before it can be saved"));
    }

    /** A bundle's lines come from the request or from the item list; its own amount only repeats their sum. */
    private ObjectNode bundle(ObjectNode line) {
        ObjectNode detail = line.withObject(GROUP);
        String bundleId = Json.text(detail.path("GroupItemRef"), "value")
                .orElseThrow(() -> QboFault.missing("GroupLineDetail.GroupItemRef"));
        ObjectNode bundle = item(bundleId);
        detail.set("GroupItemRef", Json.reference(bundleId, bundle.path("Name").asText()));
        BigDecimal quantity = Json.decimal(detail, "Quantity").orElse(BigDecimal.ONE);
        Json.putNumber(detail, "Quantity", quantity);
        ArrayNode parts = detail.path("Line") instanceof ArrayNode lines ? lines : expand(bundle, quantity);
        ArrayNode completed = Json.array();
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : parts) {
            ObjectNode completedPart = salesItem(part.deepCopy());
            sum = sum.add(completedPart.path("Amount").decimalValue());
            completed.add(completedPart);
        }
        detail.set("Line", completed);
        Json.putNumber(line, "Amount", sum);
        return line;
    }

    private ArrayNode expand(ObjectNode bundle, BigDecimal quantity) {
        ArrayNode parts = Json.array();
        for (JsonNode part : bundle.at("/ItemGroupDetail/ItemGroupLine")) {
            ObjectNode item = item(part.at("/ItemRef/value").asText());
            BigDecimal count = Json.decimal(part, "Qty").orElse(BigDecimal.ONE).multiply(quantity);
            ObjectNode line = parts.addObject()
                    .put("Description", item.path("Name").asText())
                    .put("DetailType", SALES_ITEM);
            ObjectNode detail = line.putObject(SALES_ITEM);
            detail.set("ItemRef", part.path("ItemRef").deepCopy());
            Json.putNumber(detail, "Qty", count);
            Json.putNumber(detail, "UnitPrice", Json.decimal(item, "UnitPrice").orElse(BigDecimal.ZERO));
            detail.set("TaxCodeRef", item.path("SalesTaxCodeRef").deepCopy());
        }
        return parts;
    }

    private void takeDiscount(ObjectNode line) {
        if (discountLine != null) {
            throw QboFault.business("A form takes one discount line");
        }
        ObjectNode detail = line.withObject(DISCOUNT);
        boolean percent = detail.path("PercentBased").asBoolean();
        detail.put("PercentBased", percent);
        discount = percent
                ? new Discount.Percent(Json.decimal(detail, "DiscountPercent")
                        .orElseThrow(() -> QboFault.missing("DiscountLineDetail.DiscountPercent")))
                : new Discount.Amount(Json.decimal(line, "Amount").orElseThrow(() -> QboFault.missing("Line.Amount")));
        discountLine = line;
    }

    private void number(ArrayNode lines) {
        int position = 0;
        for (JsonNode each : lines) {
            ObjectNode line = (ObjectNode) each;
            if (line.path(GROUP).path("Line") instanceof ArrayNode nested) {
                number(nested);
            }
            if (!line.has("Id")) {
                line.put("Id", Long.toString(++lastLineId));
            }
            line.put("LineNum", ++position);
        }
    }

    private static long highestId(ArrayNode lines) {
        long highest = 0;
        for (JsonNode line : lines) {
            String id = line.path("Id").asText();
            highest = Math.max(highest, id.matches("\\d{1,9}") ? Long.parseLong(id) : 0);
            if (line.path(GROUP).path("Line") instanceof ArrayNode nested) {
                highest = Math.max(highest, highestId(nested));
            }
        }
        return highest;
    }
}
