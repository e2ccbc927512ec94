package dev.risiti.sync.mapping;

import dev.risiti.contracts.document.CreditReason;
import dev.risiti.sync.quickbooks.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads why a credit memo was raised from its texts; QuickBooks has no field for it. */
final class CreditReasons {
    /** First match wins, so the narrow words stand before the wide ones. */
    private static final List<Map.Entry<String, CreditReason>> WORDS = List.of(
            Map.entry("missing weight", CreditReason.MISSING_WEIGHT),
            Map.entry("missing quantity", CreditReason.MISSING_QUANTITY),
            Map.entry("short delivery", CreditReason.MISSING_QUANTITY),
            Map.entry("damage", CreditReason.DAMAGED),
            Map.entry("broken", CreditReason.DAMAGED),
            Map.entry("waste", CreditReason.WASTED),
            Map.entry("expired", CreditReason.WASTED),
            Map.entry("raw material", CreditReason.RAW_MATERIAL_SHORTAGE),
            Map.entry("wrong pin", CreditReason.WRONG_CUSTOMER_PIN),
            Map.entry("wrong customer pin", CreditReason.WRONG_CUSTOMER_PIN),
            Map.entry("wrong customer", CreditReason.WRONG_CUSTOMER_NAME),
            Map.entry("wrong amount", CreditReason.WRONG_AMOUNT),
            Map.entry("wrong price", CreditReason.WRONG_AMOUNT),
            Map.entry("wrong quantity", CreditReason.WRONG_QUANTITY),
            Map.entry("wrong item", CreditReason.WRONG_ITEM),
            Map.entry("wrong tax", CreditReason.WRONG_TAX_TYPE));

    private CreditReasons() {}

    /** {@link CreditReason#REFUND} when the texts say nothing. */
    static CreditReason of(Transaction transaction) {
        String text = Stream.of(transaction.privateNote(), transaction.customerMemo())
                .filter(Objects::nonNull)
                .reduce("", (one, other) -> one + "\n" + other)
                .toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> text.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(CreditReason.REFUND);
    }
}
