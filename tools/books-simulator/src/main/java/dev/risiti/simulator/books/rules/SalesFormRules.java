package dev.risiti.simulator.books.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Draft;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.rules.FormTotals.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Invoice, sales receipt, credit memo and refund receipt: one shape with small differences. */
record SalesFormRules() implements EntityRules {
    private static final Set<String> SERVER_MEMBERS = Set.of(
            "TotalAmt", "HomeTotalAmt", "Balance", "HomeBalance", "RemainingCredit", "TxnTaxDetail", "LinkedTxn");
    private static final Set<String> MONEY_MEMBERS =
            Set.of("Line", "GlobalTaxCalculation", "ApplyTaxAfterDiscount", "ExchangeRate");
    private static final int NET_DAYS = 30;
    private static final String HOME_CURRENCY = "KES";
    private static final Map<String, String> CURRENCY_NAMES =
            Map.of(HOME_CURRENCY, "Kenyan Shilling", "USD", "United States Dollar", "EUR", "Euro");

    @Override
    public Set<String> serverMembers() {
        return SERVER_MEMBERS;
    }

    @Override
    public void complete(
            Draft draft, EntityType type, ObjectNode form, @Nullable ObjectNode previous, Set<String> given) {
        EntityRules.limit(form, "DocNumber", 21);
        EntityRules.limit(form, "PrivateNote", 4_000);
        if (form.path("CustomerMemo").path("value").asText().length() > 1_000) {
            throw QboFault.tooLong("CustomerMemo", 1_000);
        }
        if ((type == EntityType.INVOICE || type == EntityType.CREDIT_MEMO) && !form.has("CustomerRef")) {
            throw QboFault.missing("CustomerRef");
        }
        EntityRules.nameReference(draft, form, "CustomerRef", EntityType.CUSTOMER, "DisplayName");
        EntityRules.nameReference(draft, form, "DepartmentRef", EntityType.DEPARTMENT, "Name");
        fillDefaults(draft, type, form, previous);
        CustomFields.normalise(form);
        boolean sparse = form.path("sparse").asBoolean();
        if (previous == null || !sparse || !Collections.disjoint(given, MONEY_MEMBERS)) {
            putTotals(draft, type, form, previous);
        }
        form.put("sparse", false);
    }

    private static void fillDefaults(Draft draft, EntityType type, ObjectNode form, @Nullable ObjectNode previous) {
        if (!form.has("TxnDate")) {
            form.put("TxnDate", QboTime.businessDate(draft.now()).toString());
        }
        LocalDate date = date(form, "TxnDate");
        if (type == EntityType.INVOICE && !form.has("DueDate")) {
            form.put("DueDate", date.plusDays(NET_DAYS).toString());
        }
        if (previous == null && !form.has("DocNumber")) {
            draft.nextFormNumber().ifPresent(number -> form.put("DocNumber", number));
        }
        String currency = Json.text(form.path("CurrencyRef"), "value").orElse(HOME_CURRENCY);
        form.set("CurrencyRef", Json.reference(currency, CURRENCY_NAMES.getOrDefault(currency, currency)));
        if (!form.has("ExchangeRate")) {
            if (!HOME_CURRENCY.equals(currency)) {
                throw QboFault.missing("ExchangeRate");
            }
            form.put("ExchangeRate", 1);
        }
        putIfAbsent(form, "GlobalTaxCalculation", "TaxExcluded");
        putIfAbsent(form, "PrintStatus", "NeedToPrint");
        putIfAbsent(form, "EmailStatus", "NotSet");
        if ((type == EntityType.SALES_RECEIPT || type == EntityType.REFUND_RECEIPT)
                && !form.has("DepositToAccountRef")) {
            form.set("DepositToAccountRef", Json.reference("35", "Till"));
        }
        if (!form.has("LinkedTxn")) {
            form.putArray("LinkedTxn");
        }
    }

    private static void putTotals(Draft draft, EntityType type, ObjectNode form, @Nullable ObjectNode previous) {
        FormTotals totals = new SalesLines(draft, mode(form)).complete(form);
        ObjectNode tax = form.putObject("TxnTaxDetail");
        Json.putNumber(tax, "TotalTax", totals.totalTax());
        ArrayNode taxLines = Json.array();
        for (FormTotals.RateTotal rate : totals.rates()) {
            ObjectNode line = taxLines.addObject();
            Json.putNumber(line, "Amount", rate.tax());
            ObjectNode detail = line.put("DetailType", "TaxLineDetail").putObject("TaxLineDetail");
            detail.putObject("TaxRateRef").put("value", rate.rate().rateId());
            detail.put("PercentBased", true);
            Json.putNumber(detail, "TaxPercent", rate.rate().percent());
            Json.putNumber(detail, "NetAmountTaxable", rate.net());
        }
        if (!taxLines.isEmpty()) {
            tax.set("TaxLine", taxLines);
        }
        BigDecimal settled = previous == null
                ? BigDecimal.ZERO
                : amount(previous, "TotalAmt").subtract(open(previous));
        Json.putNumber(form, "TotalAmt", totals.total());
        putOpen(type, form, totals.total().subtract(settled));
    }

    /** Sets the open amount, which is none for what is paid at once. */
    static void putOpen(EntityType type, ObjectNode form, BigDecimal openAmount) {
        BigDecimal rate = Json.decimal(form, "ExchangeRate").orElse(BigDecimal.ONE);
        Json.putNumber(form, "HomeTotalAmt", Json.cents(amount(form, "TotalAmt").multiply(rate)));
        switch (type) {
            case INVOICE -> {
                Json.putNumber(form, "Balance", openAmount);
                Json.putNumber(form, "HomeBalance", Json.cents(openAmount.multiply(rate)));
            }
            case CREDIT_MEMO -> {
                Json.putNumber(form, "Balance", openAmount);
                Json.putNumber(form, "RemainingCredit", openAmount);
            }
            default -> form.put("Balance", 0);
        }
    }

    /** The form's total, or any other amount; absent counts as nothing. */
    static BigDecimal amount(JsonNode form, String member) {
        return Json.decimal(form, member).orElse(BigDecimal.ZERO);
    }

    private static BigDecimal open(ObjectNode form) {
        // A receipt is never open; its Balance of 0 must not count as "settled".
        return form.has("HomeBalance") || form.has("RemainingCredit")
                ? amount(form, "Balance")
                : amount(form, "TotalAmt");
    }

    private static TaxMode mode(ObjectNode form) {
        return switch (form.path("GlobalTaxCalculation").asText()) {
            case "TaxExcluded" -> TaxMode.EXCLUDED;
            case "TaxInclusive" -> TaxMode.INCLUSIVE;
            case "NotApplicable" -> TaxMode.NOT_APPLICABLE;
            default ->
                throw QboFault.unreadable("GlobalTaxCalculation must be TaxExcluded, TaxInclusive or NotApplicable");
        };
    }

    private static LocalDate date(ObjectNode form, String member) {
        try {
            return LocalDate.parse(form.path(member).asText());
        } catch (DateTimeParseException e) {
            throw QboFault.unreadable(member + " must be a date such as 2026-11-18");
        }
    }

    private static void putIfAbsent(ObjectNode form, String member, String value) {
        if (!form.has(member)) {
            form.put(member, value);
        }
    }

    @Override
    public void afterwards(Draft draft, @Nullable ObjectNode previous, @Nullable ObjectNode current) {
        if (current == null && previous != null && !previous.path("LinkedTxn").isEmpty()) {
            throw QboFault.business("Linked transactions must be unlinked before this one can be deleted");
        }
    }

    /** Amounts and quantities become 0, unit prices vanish and the private note says so (connector reference 1.9). */
    @Override
    public void voidOut(ObjectNode form) {
        form.path("Line").forEach(line -> voidLine((ObjectNode) line));
        form.putObject("TxnTaxDetail").put("TotalTax", 0);
        for (String member : SERVER_MEMBERS) {
            if (form.path(member).isNumber()) {
                form.put(member, 0);
            }
        }
        String note = form.path("PrivateNote").asText();
        form.put("PrivateNote", note.isEmpty() ? "Voided" : "Voided - " + note);
    }

    private static void voidLine(ObjectNode line) {
        if (line.has("Amount")) {
            line.put("Amount", 0);
        }
        line.path("GroupLineDetail").path("Line").forEach(nested -> voidLine((ObjectNode) nested));
        if (line.path("SalesItemLineDetail") instanceof ObjectNode detail) {
            detail.remove("UnitPrice");
            detail.remove("TaxInclusiveAmt");
            detail.put("Qty", 0);
        }
    }
}
