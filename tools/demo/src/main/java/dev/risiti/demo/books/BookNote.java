package dev.risiti.demo.books;

import com.fasterxml.jackson.databind.JsonNode;

/** A note attached to a document in the books. */
public record BookNote(String entity, String entityId, String text) {
    static BookNote of(JsonNode note) {
        return new BookNote(
                note.path("entity").asText(),
                note.path("entityId").asText(),
                note.path("note").asText());
    }

    public boolean isOn(BookedDocument document) {
        return document.entity().equalsIgnoreCase(entity) && document.id().equals(entityId);
    }
}
