package dev.risiti.sync.mapping;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.books.ItemDefaults;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.sync.quickbooks.BookItem;
import dev.risiti.sync.quickbooks.Reference;
import dev.risiti.sync.quickbooks.TaxCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Names a line's item with what KRA wants to register it.
 *
 * <p>Goods are declared as goods whether the books count them or not: an item of type NonInventory is a finished
 * product, as a service it would be misdeclared. Tax type and price are the item's own, so that a line sold under
 * another tax code does not change the item at KRA; the line's stand in where the item has none.
 */
final class ItemRefs {
    private final Book book;
    private final Catalogue catalogue;
    private final LocalDate date;

    /** @param date the document's, which chooses the rate of an item's tax code */
    ItemRefs(Book book, Catalogue catalogue, LocalDate date) {
        this.book = book;
        this.catalogue = catalogue;
        this.date = date;
    }

    ItemRef of(TaxedLine taxed) {
        Reference reference = reference(taxed);
        if (isShippingOrTip(reference.value())) {
            return itemRef(reference.value(), pseudoName(reference), ItemType.SERVICE, taxed.taxType(), taxed.gross());
        }
        BookItem item = item(taxed);
        String codeId = item.taxCodeId();
        TaxCode code = codeId == null ? null : catalogue.taxCodes().get(codeId);
        TaxType taxType = codeId == null ? null : book.mapping().taxTypes().get(codeId);
        BigDecimal percent = code == null ? taxed.percent() : catalogue.percent(code, date);
        BigDecimal price =
                item.priceHoldsTax() ? item.unitPrice() : item.unitPrice().multiply(TaxedLine.factor(percent));
        return itemRef(
                item.id(),
                item.name(),
                type(item),
                taxType == null ? taxed.taxType() : taxType,
                price.max(BigDecimal.ZERO));
    }

    /** Whether goods that the books count stand on the line. */
    boolean countedGoods(TaxedLine taxed) {
        return !isShippingOrTip(reference(taxed).value()) && item(taxed).kind() == BookItem.Kind.INVENTORY;
    }

    /** The id of the line's item. */
    static String id(TaxedLine taxed) {
        return reference(taxed).value();
    }

    private static Reference reference(TaxedLine taxed) {
        Reference item = taxed.line().item();
        if (item == null) {
            throw new HeldException(
                    DocumentState.MAPPING_MISSING,
                    "ITEM_MISSING",
                    "%s names no item; choose a product or service in the books."
                            .formatted(LineTaxes.label(taxed.line())));
        }
        return item;
    }

    private BookItem item(TaxedLine taxed) {
        BookItem item = catalogue.items().get(id(taxed));
        if (item == null) {
            throw new HeldException(
                    DocumentState.MAPPING_MISSING,
                    "ITEM_UNKNOWN",
                    "%s names item %s, which the books do not give as a product or service."
                            .formatted(LineTaxes.label(taxed.line()), id(taxed)));
        }
        return item;
    }

    private static ItemType type(BookItem item) {
        return switch (item.kind()) {
            case INVENTORY, NON_INVENTORY -> ItemType.FINISHED_PRODUCT;
            case SERVICE -> ItemType.SERVICE;
        };
    }

    /** Items that QuickBooks invents: they can be named on a line but not be fetched. */
    static boolean isShippingOrTip(String itemId) {
        return itemId.endsWith("_ITEM_ID");
    }

    private static String pseudoName(Reference reference) {
        String words =
                reference.value().replace("_ITEM_ID", "").replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isBlank() ? reference.label() : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private ItemRef itemRef(String id, String name, ItemType type, TaxType taxType, BigDecimal price) {
        ItemDefaults defaults =
                type.hasStock() ? book.mapping().goods() : book.mapping().services();
        return new ItemRef(
                id,
                Texts.cut(name, 200),
                type,
                defaults.classCode(),
                defaults.originCountry(),
                defaults.packagingUnit(),
                defaults.quantityUnit(),
                taxType,
                price.setScale(2, RoundingMode.HALF_UP),
                null);
    }
}
