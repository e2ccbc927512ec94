package dev.risiti.sync.quickbooks;

import static dev.risiti.sync.quickbooks.JsonFields.decimal;
import static dev.risiti.sync.quickbooks.JsonFields.decimalOrZero;
import static dev.risiti.sync.quickbooks.JsonFields.reference;
import static dev.risiti.sync.quickbooks.JsonFields.requiredText;
import static dev.risiti.sync.quickbooks.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a transaction out of QuickBooks' JSON, with its optional fields and varying spellings. */
public final class TransactionReader {
    private static final String HOME_CURRENCY = "KES";

    private TransactionReader() {}

    /**
     * @param entity the object under the entity's name, such as {@code Invoice}
     * @throws UnreadableBooksException naming the field that is missing or broken
     */
    public static Transaction read(DocumentType type, JsonNode entity) {
        Reference currency = reference(entity, "CurrencyRef");
        Lines lines = new Lines();
        lines.add(entity.path("Line"));
        JsonNode tax = entity.path("TxnTaxDetail");
        Reference paymentMethod = reference(entity, "PaymentMethodRef");
        return new Transaction(
                type,
                requiredText(entity, "Id"),
                text(entity, "DocNumber"),
                date(entity),
                currency == null ? HOME_CURRENCY : currency.value(),
                decimal(entity, "ExchangeRate"),
                TaxMode.of(text(entity, "GlobalTaxCalculation")),
                List.copyOf(lines.read),
                lines.discount,
                !"false".equals(text(entity, "ApplyTaxAfterDiscount")),
                taxLines(tax.path("TaxLine")),
                decimalOrZero(tax, "TotalTax"),
                decimalOrZero(entity, "TotalAmt"),
                reference(entity, "CustomerRef"),
                reference(entity, "DepartmentRef"),
                paymentMethod == null ? null : paymentMethod.label(),
                customFields(entity.path("CustomField")),
                text(entity, "PrivateNote"),
                text(entity.path("CustomerMemo"), "value"),
                reference(entity, "InvoiceRef"));
    }

    private static LocalDate date(JsonNode entity) {
        String text = requiredText(entity, "TxnDate");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnreadableBooksException("TxnDate is no date: " + text, e);
        }
    }

    private static List<TaxLine> taxLines(JsonNode lines) {
        List<TaxLine> read = new ArrayList<>();
        for (JsonNode line : lines) {
            Reference rate = reference(line.path("TaxLineDetail"), "TaxRateRef");
            if (rate != null) {
                read.add(new TaxLine(rate.value(), decimalOrZero(line, "Amount")));
            }
        }
        return List.copyOf(read);
    }

    private static Map<String, String> customFields(JsonNode fields) {
        Map<String, String> read = new LinkedHashMap<>();
        for (JsonNode field : fields) {
            String name = text(field, "Name");
            String value = text(field, "StringValue");
            if (name != null && value != null) {
                read.put(name, value);
            }
        }
        return Map.copyOf(read);
    }

    /** Collects lines with money, opening bundles and setting the document's discount apart. */
    private static final class Lines {
        private final List<TransactionLine> read = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();
        private BigDecimal discount = BigDecimal.ZERO;

        void add(JsonNode lines) {
            for (JsonNode line : lines) {
                String detail = text(line, "DetailType");
                switch (detail == null ? "" : detail.replace("_", "").toLowerCase(Locale.ROOT)) {
                    case "salesitemlinedetail" -> addSale(line, line.path("SalesItemLineDetail"));
                    // The header of a bundle repeats the sum of its lines.
                    case "grouplinedetail" -> add(line.path("GroupLineDetail").path("Line"));
                    case "discountlinedetail" -> discount = discount.add(decimalOrZero(line, "Amount"));
                    case "subtotallinedetail", "descriptiononly", "descriptionlinedetail" -> {
                        // A sum or a text: no money of its own.
                    }
                    default -> {
                        if (decimalOrZero(line, "Amount").signum() != 0) {
                            throw new UnreadableBooksException("Line has an unknown DetailType with money: " + detail);
                        }
                    }
                }
            }
        }

        private void addSale(JsonNode line, JsonNode detail) {
            BigDecimal inclusive = nonZero(decimal(detail, "TaxInclusiveAmt"));
            Reference taxCode = reference(detail, "TaxCodeRef");
            TransactionLine sale = new TransactionLine(
                    uniqueId(text(line, "Id")),
                    text(line, "Description"),
                    decimalOrZero(line, "Amount"),
                    inclusive,
                    reference(detail, "ItemRef"),
                    nonZero(decimal(detail, "Qty")),
                    taxCode == null ? null : taxCode.value(),
                    nonZero(decimal(detail, "DiscountRate")),
                    nonZero(decimal(detail, "DiscountAmt")));
            if (sale.hasMoney()) {
                read.add(sale);
            }
        }

        /** A line without an id, or a bundle's line with the id of another one, is told apart by its place. */
        private String uniqueId(@Nullable String id) {
            String candidate = id == null ? "n" + (ids.size() + 1) : id;
            while (!ids.add(candidate)) {
                candidate = candidate + "-" + (ids.size() + 1);
            }
            return candidate;
        }

        private static @Nullable BigDecimal nonZero(@Nullable BigDecimal value) {
            return value == null || value.signum() == 0 ? null : value;
        }
    }
}
