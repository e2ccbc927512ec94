package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a supplier's sale as KRA's list tells of it; codes, units and amounts are the supplier's.
 *
 * @param sequence {@code itemSeq}
 * @param itemCode the supplier's {@code itemCd}, not ours
 * @param totalAmount {@code totAmt}, tax included
 */
public record ReceivedPurchaseLine(
        long sequence,
        @Nullable String classCode,
        @Nullable String itemCode,
        @Nullable String itemName,
        @Nullable String barcode,
        @Nullable String packagingUnit,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal packages,

        @Nullable String quantityUnit,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal quantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal unitPrice,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal supplyAmount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal discountRate,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal discountAmount,

        @Nullable String taxTypeCode,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal taxableAmount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal taxAmount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal totalAmount) {
    public ReceivedPurchaseLine {
        Check.atLeast("sequence", sequence, 1L);
        Check.optionalText("classCode", classCode, 32);
        Check.optionalText("itemCode", itemCode, 64);
        Check.optionalText("itemName", itemName, 500);
        Check.optionalText("barcode", barcode, 64);
        Check.optionalText("packagingUnit", packagingUnit, 16);
        packages = Check.optionalDecimal("packages", packages);
        Check.optionalText("quantityUnit", quantityUnit, 16);
        quantity = Check.optionalDecimal("quantity", quantity);
        unitPrice = Check.optionalDecimal("unitPrice", unitPrice);
        supplyAmount = Check.optionalDecimal("supplyAmount", supplyAmount);
        discountRate = Check.optionalDecimal("discountRate", discountRate);
        discountAmount = Check.optionalDecimal("discountAmount", discountAmount);
        Check.optionalText("taxTypeCode", taxTypeCode, 16);
        taxableAmount = Check.optionalDecimal("taxableAmount", taxableAmount);
        taxAmount = Check.optionalDecimal("taxAmount", taxAmount);
        totalAmount = Check.optionalDecimal("totalAmount", totalAmount);
    }
}
