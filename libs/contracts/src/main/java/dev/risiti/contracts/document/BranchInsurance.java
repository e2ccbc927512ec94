package dev.risiti.contracts.document;

import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * An insurance scheme that pays for customers of the branch; pharmacies have them.
 *
 * @param code the taxpayer's own, {@code isrccCd}
 * @param rate what the scheme pays, in whole percent
 * @param inUse false: pays no more
 */
public record BranchInsurance(
        String tenantId,
        String source,
        String sourceDocumentId,
        int revision,
        String deviceId,
        @Nullable String bookId,
        String code,
        String name,
        int rate,
        boolean inUse)
        implements FiscalDocument {
    public BranchInsurance {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
        Check.atLeast("revision", revision, 1);
        Check.text("deviceId", deviceId, 64);
        Check.optionalText("bookId", bookId, 64);
        Check.text("code", code, 10);
        Check.text("name", name, 100);
        Check.atLeast("rate", rate, 0);
        Check.atMost("rate", rate, 100);
    }

    @Override
    public DocumentKind kind() {
        return DocumentKind.BRANCH_INSURANCE;
    }

    @Override
    public EventType eventType() {
        return EventType.BRANCH_INSURANCE;
    }
}
