package dev.risiti.sync.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.BookMapping;
import dev.risiti.contracts.books.ItemDefaults;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.sync.quickbooks.BookItem;
import dev.risiti.sync.quickbooks.DocumentType;
import dev.risiti.sync.quickbooks.JsonFields;
import dev.risiti.sync.quickbooks.TaxCode;
import dev.risiti.sync.quickbooks.TaxRate;
import dev.risiti.sync.quickbooks.TransactionReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** The sample entities of one fictional company, and a book with rules for it. */
final class Samples {
    static final String HEAD_OFFICE = "device-head-office";

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/quickbooks/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Book book() {
        return book(Map.of("5", TaxType.B, "6", TaxType.C, "7", TaxType.A, "8", TaxType.E));
    }

    static Book book(Map<String, TaxType> taxTypes) {
        return new Book(
                "book-1",
                "tenant-1",
                "quickbooks",
                "9341453908059321",
                "Savanna Hardware Ltd",
                new BookMapping(
                        HEAD_OFFICE,
                        Map.of("2", "device-mombasa"),
                        taxTypes,
                        new ItemDefaults("3010150000", "KE", "NT", "NO"),
                        new ItemDefaults("7810180000", "KE", "OU", "NO"),
                        "Walk-in customer",
                        "KRA PIN",
                        "Original invoice"));
    }

    static Catalogue catalogue() {
        Map<String, BookItem> items = new HashMap<>();
        for (String name : List.of("inventory", "service", "noninventory")) {
            BookItem item = BookItem.read(
                    JsonFields.tree(bytes("qbo-item-" + name + ".json")).path("Item"));
            items.put(item.id(), item);
        }
        BookItem cement = Objects.requireNonNull(items.get("11"));
        items.put("12", new BookItem("12", "Maize flour 2kg bale", cement.kind(), cement.unitPrice(), false, "6"));
        Map<String, TaxCode> codes = new HashMap<>();
        JsonFields.tree(bytes("qbo-taxcode-query.json"))
                .at("/QueryResponse/TaxCode")
                .forEach(code -> codes.put(code.path("Id").asText(), TaxCode.read(code)));
        Map<String, TaxRate> rates = new HashMap<>();
        JsonFields.tree(bytes("qbo-taxrate-query.json"))
                .at("/QueryResponse/TaxRate")
                .forEach(rate -> rates.put(rate.path("Id").asText(), TaxRate.read(rate)));
        return new Catalogue(Map.copyOf(items), Map.copyOf(codes), Map.copyOf(rates), List.of());
    }

    static Mapped map(DocumentType type, String file) {
        return map(type, file, unchanged -> {});
    }

    /** Maps a sample after a change to its JSON. */
    static Mapped map(DocumentType type, String file, Consumer<ObjectNode> change) {
        return map(book(), catalogue(), type, file, change);
    }

    static Mapped map(Book book, Catalogue catalogue, DocumentType type, String file, Consumer<ObjectNode> change) {
        JsonNode entity = JsonFields.tree(bytes(file)).path(type.entity());
        change.accept((ObjectNode) entity);
        return DocumentMapper.map(book, TransactionReader.read(type, entity), catalogue, 1);
    }
}
