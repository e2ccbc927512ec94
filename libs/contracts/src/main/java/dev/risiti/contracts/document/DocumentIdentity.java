package dev.risiti.contracts.document;

import dev.risiti.contracts.value.Check;

/**
 * What a document is, for ever: one identity yields at most one receipt, whatever its device, revision or route
 * (design section 2).
 *
 * @param source the system that owns the document, such as {@code quickbooks/9341453908059321}
 * @param sourceDocumentId its id there; opaque
 */
public record DocumentIdentity(String tenantId, String source, DocumentKind kind, String sourceDocumentId) {
    public DocumentIdentity {
        Check.text("tenantId", tenantId, 64);
        Check.text("source", source, 128);
        Check.present("kind", kind);
        Check.text("sourceDocumentId", sourceDocumentId, 128);
    }
}
