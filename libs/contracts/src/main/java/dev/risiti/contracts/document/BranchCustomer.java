package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A customer that the branch registers at KRA. Optional for selling: a sale carries its buyer.
 *
 * @param customerNumber the branch's own number of the customer, {@code custNo}
 * @param pin mandatory: KRA's strict door refuses a customer without one
 * @param inUse false: no customer any more
 */
public record BranchCustomer(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        String customerNumber,
        String pin,
        String name,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String fax,
        boolean inUse,
        @Nullable String remark)
        implements FiscalDocument {
    public BranchCustomer {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.text("customerNumber", customerNumber, 9);
        Check.pin("pin", pin);
        Check.text("name", name, 60);
        Check.optionalText("address", address, 300);
        Check.optionalText("phone", phone, 20);
        Check.optionalText("email", email, 50);
        Check.optionalText("fax", fax, 20);
        Check.optionalText("remark", remark, 400);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.BRANCH_CUSTOMER;
    }

    @Override
    public EventType eventType() {
        return EventType.BRANCH_CUSTOMER;
    }
}
