package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A corrected document.
 *
 * @param document the contract record of its kind, as a connector publishes it, with a higher revision
 */
public record Correction(@Nullable String reason, @Nullable JsonNode document) implements Reasoned {}
