package dev.risiti.contracts.result;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.value.AbsentMeans;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;

/**
 * One line as it stands at KRA, in KES and tax-inclusive (convention C of the KRA reference, 5.3). A source line may
 * have become several of these, or several source lines one.
 *
 * @param sequence {@code itemSeq}, from 1
 * @param lineId the line of the source document this one came from
 * @param discountRate {@code dcRt}, percent; zero under convention C, whose prices are net of discounts
 * @param discountAmount {@code dcAmt}; convention B takes it off the supply amount
 * @param taxRate percent at the time of the sale
 * @param sourceQuantity the part of the source line's quantity that this line stands for; stock moves by it
 */
public record WireLine(
        int sequence,
        String lineId,
        String sourceItemId,
        ItemType itemType,
        String itemCode,
        String itemClassCode,
        String itemName,
        String packagingUnit,
        String quantityUnit,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal unitPrice,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal supplyAmount,

        @AbsentMeans("0") @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal discountRate,

        @AbsentMeans("0.00") @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal discountAmount,

        TaxType taxType,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxRate,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxableAmount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal taxAmount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal totalAmount,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal sourceQuantity) {
    public WireLine {
        Check.atLeast("sequence", sequence, 1);
        Check.text("lineId", lineId, 64);
        Check.text("sourceItemId", sourceItemId, 128);
        Check.present("itemType", itemType);
        Check.text("itemCode", itemCode, 20);
        Check.text("itemClassCode", itemClassCode, 10);
        Check.text("itemName", itemName, 200);
        Check.text("packagingUnit", packagingUnit, 5);
        Check.text("quantityUnit", quantityUnit, 5);
        quantity = Check.positive("quantity", quantity);
        unitPrice = Check.decimal("unitPrice", unitPrice);
        supplyAmount = Check.notNegativeAmount("supplyAmount", supplyAmount);
        discountRate = Check.notNegative("discountRate", Check.absentMeans(BigDecimal.ZERO, discountRate));
        discountAmount = Check.notNegativeAmount("discountAmount", Check.absentMeans(BigDecimal.ZERO, discountAmount));
        Check.present("taxType", taxType);
        taxRate = Check.decimal("taxRate", taxRate);
        taxableAmount = Check.notNegativeAmount("taxableAmount", taxableAmount);
        taxAmount = Check.notNegativeAmount("taxAmount", taxAmount);
        totalAmount = Check.notNegativeAmount("totalAmount", totalAmount);
        sourceQuantity = Check.decimal("sourceQuantity", sourceQuantity);
    }
}
