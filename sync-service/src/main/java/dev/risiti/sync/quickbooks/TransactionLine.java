package dev.risiti.sync.quickbooks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line with money of a transaction; bundles are already taken apart.
 *
 * @param id unique within the transaction
 * @param amount net in every tax mode, rounded to cents, after a discount of the line
 * @param inclusiveAmount what the customer sees when prices hold the tax; net amounts are derived from it
 * @param quantity absent when the user typed an amount alone
 * @param discountRate percent off this line
 * @param discountAmount net amount off this line
 */
public record TransactionLine(
        String id,
        @Nullable String description,
        BigDecimal amount,
        @Nullable BigDecimal inclusiveAmount,
        @Nullable Reference item,
        @Nullable BigDecimal quantity,
        @Nullable String taxCodeId,
        @Nullable BigDecimal discountRate,
        @Nullable BigDecimal discountAmount) {

    boolean hasMoney() {
        return amount.signum() != 0 || inclusiveAmount != null;
    }
}
