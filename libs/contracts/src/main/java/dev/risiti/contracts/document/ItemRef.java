package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item as a line names it: by the id of its source, with the attributes that registering it at KRA needs.
 *
 * @param classCode KRA's {@code itemClsCd}, 8 to 10 digits
 * @param originCountry two letters, class 05
 * @param packagingUnit class 17, such as {@code NT}
 * @param quantityUnit class 10, such as {@code NO}; KRA's strict door takes units of two letters only
 * @param defaultPrice tax-inclusive price of one unit, two decimals
 */
public record ItemRef(
        String sourceItemId,
        String name,
        ItemType type,
        String classCode,
        String originCountry,
        String packagingUnit,
        String quantityUnit,
        TaxType taxType,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal defaultPrice,
        @Nullable String barcode) {
    public ItemRef {
        Check.text("sourceItemId", sourceItemId, 128);
        Check.text("name", name, 200);
        Check.present("type", type);
        Check.text("classCode", classCode, 10);
        Check.text("originCountry", originCountry, 5);
        Check.text("packagingUnit", packagingUnit, 5);
        Check.text("quantityUnit", quantityUnit, 5);
        Check.present("taxType", taxType);
        defaultPrice = Check.notNegativeAmount("defaultPrice", defaultPrice);
        Check.optionalText("barcode", barcode, 20);
    }
}
