package dev.risiti.sync.change;

/**
 * An entity of which a change was heard.
 *
 * @param correlationId the first event of the chain
 * @param causationId the event that told of the change
 */
public record ChangedEntity(String bookId, String entity, String entityId, String correlationId, String causationId) {

    record Key(String bookId, String entity, String entityId) {}

    Key key() {
        return new Key(bookId, entity, entityId);
    }
}
