package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * A person who works at the branch, to be registered at KRA. The password that KRA wants is made by submission-service
 * and never travels in an event.
 *
 * @param contact such as a telephone number
 * @param authorityCode what the user may do, as KRA's {@code authCd}; free text there
 * @param inUse false: works here no more
 */
public record BranchUser(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        String userId,
        String name,
        @Nullable String address,
        @Nullable String contact,
        @Nullable String authorityCode,
        boolean inUse,
        @Nullable String remark)
        implements FiscalDocument {
    public BranchUser {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.text("userId", userId, 20);
        Check.text("name", name, 60);
        Check.optionalText("address", address, 200);
        Check.optionalText("contact", contact, 20);
        Check.optionalText("authorityCode", authorityCode, 100);
        Check.optionalText("remark", remark, 400);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.BRANCH_USER;
    }

    @Override
    public EventType eventType() {
        return EventType.BRANCH_USER;
    }
}
