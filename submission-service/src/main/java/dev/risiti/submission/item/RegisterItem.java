package dev.risiti.submission.item;

import dev.risiti.contracts.document.ItemRef;

/**
 * The payload of an item document that this service made: an item that a line named and KRA does not know.
 *
 * @param source the source whose item id it has
 */
public record RegisterItem(String source, ItemRef item) {}
