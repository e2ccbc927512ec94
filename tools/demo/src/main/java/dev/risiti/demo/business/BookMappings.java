package dev.risiti.demo.business;

import dev.risiti.contracts.books.BookMapping;
import dev.risiti.contracts.books.ItemDefaults;
import dev.risiti.contracts.document.TaxType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules by which the documents of this company become ours. */
public final class BookMappings {
    /** Building hardware. */
    public static final ItemDefaults GOODS = new ItemDefaults("3111000000", "KE", "NT", "NO");

    /** Road cargo transport. */
    private static final ItemDefaults SERVICES = new ItemDefaults("7810180000", "KE", "NT", "NO");

    private static final Map<String, TaxType> TAX_TYPES = Map.of(
            TaxCodes.STANDARD, TaxType.B,
            TaxCodes.ZERO_RATED, TaxType.C,
            TaxCodes.EXEMPT, TaxType.A,
            TaxCodes.REDUCED, TaxType.E,
            TaxCodes.OUTSIDE_VAT, TaxType.D);

    private BookMappings() {}

    /** One device per department, and none for what names no department. */
    public static BookMapping of(Shop shop, List<BranchDevice> devices) {
        return new BookMapping(
                null,
                devices.stream()
                        .collect(
                                Collectors.toMap(device -> shop.departmentId(device.branch()), BranchDevice::deviceId)),
                TAX_TYPES,
                GOODS,
                SERVICES,
                "Walk-in customer",
                "KRA PIN",
                "Original invoice");
    }

    /** KRA's tax type of a tax code of the books. */
    public static TaxType taxType(String taxCodeId) {
        TaxType type = TAX_TYPES.get(taxCodeId);
        if (type == null) {
            throw new IllegalArgumentException("no rule for tax code " + taxCodeId);
        }
        return type;
    }
}
