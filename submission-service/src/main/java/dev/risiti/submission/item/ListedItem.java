package dev.risiti.submission.item;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.TaxType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item that another system registered for the taxpayer, as KRA's item list has it. Only its code is certain; the rest
 * is in KRA's codes.
 */
public record ListedItem(
        String itemCode,
        @Nullable String name,
        @Nullable String type,
        @Nullable String classCode,
        @Nullable String originCountry,
        @Nullable String packagingUnit,
        @Nullable String quantityUnit,
        @Nullable String taxType,
        @Nullable String barcode,
        @Nullable BigDecimal defaultPrice,
        boolean inUse,
        boolean insuranceApplicable) {

    public ListedItem {
        // What no item of ours could say is as good as not said.
        name = kept(name, 200);
        classCode = kept(classCode, 10);
        originCountry = kept(originCountry, 5);
        packagingUnit = kept(packagingUnit, 5);
        quantityUnit = kept(quantityUnit, 5);
        barcode = kept(barcode, 20);
        defaultPrice = defaultPrice == null || defaultPrice.signum() < 0
                ? null
                : defaultPrice.setScale(2, RoundingMode.HALF_UP);
    }

    private static @Nullable String kept(@Nullable String text, int longest) {
        return text == null || text.isBlank() || text.length() > longest ? null : text;
    }

    /** This item under a source's id, as KRA has it; where KRA's list says nothing, as the source has it. */
    public ItemDetails as(ItemRef source) {
        return new ItemDetails(
                new ItemRef(
                        source.sourceItemId(),
                        Objects.requireNonNullElse(name, source.name()),
                        Arrays.stream(ItemType.values())
                                .filter(known -> known.code().equals(type))
                                .findFirst()
                                .orElse(source.type()),
                        Objects.requireNonNullElse(classCode, source.classCode()),
                        Objects.requireNonNullElse(originCountry, source.originCountry()),
                        Objects.requireNonNullElse(packagingUnit, source.packagingUnit()),
                        Objects.requireNonNullElse(quantityUnit, source.quantityUnit()),
                        Arrays.stream(TaxType.values())
                                .filter(known -> known.name().equals(taxType))
                                .findFirst()
                                .orElse(source.taxType()),
                        Optional.ofNullable(defaultPrice).orElse(source.defaultPrice()),
                        barcode),
                inUse,
                insuranceApplicable,
                null);
    }
}
