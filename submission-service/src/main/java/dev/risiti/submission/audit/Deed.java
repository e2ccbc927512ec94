package dev.risiti.submission.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * What somebody did.
 *
 * @param actor whose token was shown
 * @param subject such as {@code document/17}
 * @param request what was asked for; the same request id never carries another
 * @param before where the subject stood before
 * @param answer what was answered, and is answered again to the same request
 */
public record Deed(
        Instant at,
        String actor,
        String verb,
        String subject,
        String reason,
        String requestId,
        JsonNode request,
        JsonNode before,
        JsonNode answer) {}
