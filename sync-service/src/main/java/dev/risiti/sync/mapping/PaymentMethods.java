package dev.risiti.sync.mapping;

import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.sync.quickbooks.DocumentType;
import dev.risiti.sync.quickbooks.Transaction;
import java.util.Locale;

/** How a sale was paid: an invoice on credit, a sales receipt by the name of its payment method. */
final class PaymentMethods {
    private PaymentMethods() {}

    static PaymentMethod of(Transaction transaction) {
        if (transaction.type() == DocumentType.INVOICE) {
            return PaymentMethod.CREDIT;
        }
        String method = transaction.paymentMethod();
        if (method == null) {
            return PaymentMethod.CASH;
        }
        String name = method.toLowerCase(Locale.ROOT);
        if (name.contains("pesa") || name.contains("mobile") || name.contains("airtel")) {
            return PaymentMethod.MOBILE_MONEY;
        } else if (name.contains("card") || name.contains("visa")) {
            return PaymentMethod.CARD;
        } else if (name.contains("cheque") || name.contains("check")) {
            return PaymentMethod.BANK_CHEQUE;
        }
        return name.contains("cash") ? PaymentMethod.CASH : PaymentMethod.OTHER;
    }
}
