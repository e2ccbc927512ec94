package dev.risiti.demo.books;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.demo.http.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A sales form as it stands in the books.
 *
 * @param entity such as {@code Invoice}
 * @param number what people see on it ({@code DocNumber})
 * @param total what the customer pays or gets back, tax included, in shillings
 * @param itemIds the items on its lines
 */
public record BookedDocument(String entity, String id, String number, BigDecimal total, List<String> itemIds) {
    /** The forms that become receipts. */
    public static final List<String> FORMS = List.of("Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt");

    public BookedDocument {
        itemIds = List.copyOf(itemIds);
    }

    static BookedDocument of(String entity, JsonNode form) {
        List<String> items = new ArrayList<>();
        form.path("Line")
                .findValues("ItemRef")
                .forEach(item -> items.add(item.path("value").asText()));
        return new BookedDocument(
                entity,
                form.path("Id").asText(),
                form.path("DocNumber").asText(),
                Json.decimal(form, form.has("HomeTotalAmt") ? "HomeTotalAmt" : "TotalAmt"),
                items);
    }

    public DocumentKind kind() {
        return "Invoice".equals(entity) || "SalesReceipt".equals(entity) ? DocumentKind.SALE : DocumentKind.CREDIT_NOTE;
    }

    /** Its id among all documents of its book. */
    public String sourceDocumentId() {
        return entity + "/" + id;
    }
}
