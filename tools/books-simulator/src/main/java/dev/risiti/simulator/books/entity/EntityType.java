package dev.risiti.simulator.books.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The entities this stand-in knows, with their spelling on the wire and what can be done with them. */
public enum EntityType {
    INVOICE("Invoice", Shape.SALES_FORM),
    SALES_RECEIPT("SalesReceipt", Shape.SALES_FORM),
    CREDIT_MEMO("CreditMemo", Shape.SALES_FORM),
    REFUND_RECEIPT("RefundReceipt", Shape.SALES_FORM),
    PAYMENT("Payment", Shape.PAYMENT),
    ITEM("Item", Shape.LIST),
    CUSTOMER("Customer", Shape.LIST),
    DEPARTMENT("Department", Shape.LIST),
    TAX_CODE("TaxCode", Shape.READ_ONLY),
    TAX_RATE("TaxRate", Shape.READ_ONLY),
    COMPANY_INFO("CompanyInfo", Shape.READ_ONLY),
    ATTACHABLE("Attachable", Shape.NOTE);

    /** What kind of thing an entity is; decides numbering and the operations allowed. */
    public enum Shape {
        SALES_FORM,
        PAYMENT,
        LIST,
        READ_ONLY,
        NOTE
    }

    private final String wireName;
    private final Shape shape;

    EntityType(String wireName, Shape shape) {
        this.wireName = wireName;
        this.shape = shape;
    }

    public String wireName() {
        return wireName;
    }

    public Shape shape() {
        return shape;
    }

    /** The spelling in addresses and in CloudEvents types. */
    public String path() {
        return wireName.toLowerCase(Locale.ROOT);
    }

    public boolean isTransaction() {
        return shape == Shape.SALES_FORM || shape == Shape.PAYMENT;
    }

    /** Notes, tax codes, tax rates and departments change silently. */
    public boolean raisesWebhooks() {
        return isTransaction() || this == ITEM || this == CUSTOMER;
    }

    /** Finds a type by its name in any case: {@code Invoice}, {@code invoice}. */
    public static Optional<EntityType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equalsIgnoreCase(name))
                .findFirst();
    }
}
