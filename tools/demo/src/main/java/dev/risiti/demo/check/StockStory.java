package dev.risiti.demo.check;

import dev.risiti.contracts.document.DocumentIdentity;
import java.util.List;

/**
 * The requests that belong to a stock movement, by the SHA-256 of their bodies: what the referee knows them by.
 *
 * @param requests in the order in which they were made
 */
public record StockStory(DocumentIdentity movement, List<Request> requests) {
    public StockStory {
        requests = List.copyOf(requests);
    }

    public record Request(String call, String bodySha256) {}
}
