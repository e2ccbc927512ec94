package dev.risiti.sync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An entity as the books gave it.
 *
 * @param tree the object under the entity's name
 * @param body the whole answer, byte for byte
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the call to the table; never compared
public record FetchedEntity(JsonNode tree, byte[] body) {}
