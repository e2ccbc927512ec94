package dev.risiti.contracts.books;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.value.Check;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one book. Tax codes are mapped by id because the percent alone cannot choose KRA's type.
 *
 * @param defaultDeviceId the device of documents without a department, or of a department not listed; null: they wait
 * @param deviceByDepartment department (location) id to device
 * @param taxTypes the tool's tax code id to KRA's tax type; a code not listed makes the document wait
 * @param goods for items with stock
 * @param services for items without
 * @param walkInName the buyer of a sale without a customer
 * @param buyerPinField the custom field that holds the buyer's PIN
 * @param originalNumberField the custom field of a credit memo that holds the credited invoice's number
 */
public record BookMapping(
        @Nullable String defaultDeviceId,
        Map<String, String> deviceByDepartment,
        Map<String, TaxType> taxTypes,
        ItemDefaults goods,
        ItemDefaults services,
        String walkInName,
        @Nullable String buyerPinField,
        @Nullable String originalNumberField) {
    public BookMapping {
        deviceByDepartment = Map.copyOf(Check.present("deviceByDepartment", deviceByDepartment));
        taxTypes = Map.copyOf(Check.present("taxTypes", taxTypes));
        Check.present("goods", goods);
        Check.present("services", services);
        Check.text("walkInName", walkInName, 60);
    }
}
