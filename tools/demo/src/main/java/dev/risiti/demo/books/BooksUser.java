package dev.risiti.demo.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.demo.http.Endpoint;
import dev.risiti.demo.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The person in front of the accounting tool: what is typed raises webhooks by itself. */
public final class BooksUser {
    private final Endpoint simulator;
    private final String realmId;

    public BooksUser(Endpoint simulator, String realmId) {
        this.simulator = simulator;
        this.realmId = realmId;
    }

    public void requireUp() {
        simulator.get("/q/health");
    }

    /**
     * Opens and connects the company, or finds it open.
     *
     * @return its refresh token
     */
    public String openCompany(String name) {
        return simulator
                .post(
                        "/simulator/companies",
                        Json.object().put("realmId", realmId).put("name", name))
                .path("refreshToken")
                .asText();
    }

    /** Saves an entry of a list (department, item, customer) and returns its id. */
    public String addToList(String entity, ObjectNode members) {
        return save(entity, members).path("Id").asText();
    }

    /** Saves a sales form. */
    public BookedDocument book(String entity, ObjectNode members) {
        return BookedDocument.of(entity, save(entity, members));
    }

    private JsonNode save(String entity, ObjectNode members) {
        return simulator
                .post(company() + "/" + entity.toLowerCase(Locale.ROOT), members)
                .path(entity);
    }

    /** All attachable notes of the company. */
    public List<BookNote> notes() {
        List<BookNote> notes = new ArrayList<>();
        simulator.get(company() + "/notes").path("notes").forEach(note -> notes.add(BookNote.of(note)));
        return notes;
    }

    private String company() {
        return "/simulator/companies/" + realmId;
    }
}
