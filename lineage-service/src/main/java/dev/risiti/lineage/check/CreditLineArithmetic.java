package dev.risiti.lineage.check;

import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The wire line that credits part of an original wire line. KRA recomputes it: quantity times unit price is the supply
 * amount to the cent, and the taxable amount is the total without tax, rounded half-up (KRA reference 5.3).
 */
final class CreditLineArithmetic {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** KRA takes quantities and unit prices with at most two decimals (KRA reference 2.17). */
    private static final int WIRE_DECIMALS = 2;

    private CreditLineArithmetic() {}

    /** The whole line as it was signed, whatever its arithmetic: the one credit that surely mirrors the original. */
    static WireLine whole(WireLine original, int sequence, String lineId) {
        return line(
                original,
                sequence,
                lineId,
                original.quantity(),
                original.unitPrice(),
                original.supplyAmount(),
                original.discountRate(),
                original.discountAmount(),
                original.taxableAmount(),
                original.taxAmount(),
                original.totalAmount(),
                original.sourceQuantity());
    }

    /** @param sourceQuantity part of the original's source quantity; {@code amount} what it is credited with, in KES */
    static WireLine part(WireLine original, int sequence, String lineId, BigDecimal sourceQuantity, BigDecimal amount) {
        BigDecimal taxable =
                amount.multiply(HUNDRED).divide(HUNDRED.add(original.taxRate()), WIRE_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal quantity = wireQuantity(original, sourceQuantity);
        BigDecimal price = unitPrice(original, quantity, amount);
        if (!coherent(quantity, price, amount)) {
            // No price in cents gives the amount: it is sent as one unit, as KRA reference 5.4 does with discounts.
            quantity = BigDecimal.ONE;
            price = amount;
        }
        return line(
                original,
                sequence,
                lineId,
                quantity,
                price,
                amount,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                taxable,
                amount.subtract(taxable),
                amount,
                sourceQuantity);
    }

    private static BigDecimal wireQuantity(WireLine original, BigDecimal sourceQuantity) {
        if (original.quantity().compareTo(original.sourceQuantity()) == 0) {
            return sourceQuantity;
        }
        return original.quantity()
                .multiply(sourceQuantity)
                .divide(original.sourceQuantity(), MathContext.DECIMAL64)
                .stripTrailingZeros();
    }

    private static BigDecimal unitPrice(WireLine original, BigDecimal quantity, BigDecimal amount) {
        return coherent(quantity, original.unitPrice(), amount)
                ? original.unitPrice()
                : amount.divide(quantity, WIRE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static boolean coherent(BigDecimal quantity, BigDecimal price, BigDecimal amount) {
        return quantity.stripTrailingZeros().scale() <= WIRE_DECIMALS
                && price.stripTrailingZeros().scale() <= WIRE_DECIMALS
                && quantity.multiply(price)
                                .setScale(WIRE_DECIMALS, RoundingMode.HALF_UP)
                                .compareTo(amount)
                        == 0;
    }

    private static WireLine line(
            WireLine original,
            int sequence,
            String lineId,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal supplyAmount,
            BigDecimal discountRate,
            BigDecimal discountAmount,
            BigDecimal taxableAmount,
            BigDecimal taxAmount,
            BigDecimal totalAmount,
            BigDecimal sourceQuantity) {
        return new WireLine(
                sequence,
                lineId,
                original.sourceItemId(),
                original.itemType(),
                original.itemCode(),
                original.itemClassCode(),
                original.itemName(),
                original.packagingUnit(),
                original.quantityUnit(),
                quantity,
                unitPrice,
                supplyAmount,
                discountRate,
                discountAmount,
                original.taxType(),
                original.taxRate(),
                taxableAmount,
                taxAmount,
                totalAmount,
                sourceQuantity);
    }
}
