package dev.risiti.contracts.books;

import dev.risiti.contracts.value.Check;

/** What the accounting tool does not know of an item and KRA wants: class, origin and units. */
public record ItemDefaults(String classCode, String originCountry, String packagingUnit, String quantityUnit) {
    public ItemDefaults {
        Check.text("classCode", classCode, 10);
        Check.text("originCountry", originCountry, 5);
        Check.text("packagingUnit", packagingUnit, 5);
        Check.text("quantityUnit", quantityUnit, 5);
    }
}
