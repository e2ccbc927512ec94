package dev.risiti.sync.quickbooks;

import static dev.risiti.sync.quickbooks.JsonFields.reference;
import static dev.risiti.sync.quickbooks.JsonFields.requiredText;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A tax code of the books: what a line names, made of one or more rates. */
public record TaxCode(String id, String name, List<String> salesRateIds) {

    /** @throws UnreadableBooksException when a field is missing */
    public static TaxCode read(JsonNode code) {
        List<String> rates = new ArrayList<>();
        for (JsonNode detail : code.path("SalesTaxRateList").path("TaxRateDetail")) {
            Reference rate = reference(detail, "TaxRateRef");
            if (rate != null) {
                rates.add(rate.value());
            }
        }
        return new TaxCode(requiredText(code, "Id"), requiredText(code, "Name"), List.copyOf(rates));
    }
}
