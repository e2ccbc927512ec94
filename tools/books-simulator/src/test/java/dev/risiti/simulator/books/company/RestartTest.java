package dev.risiti.simulator.books.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.TestBooks;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.rules.EntityWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RestartTest {
    @TempDir
    private Path directory;

    @Test
    void rebuildsEntitiesNotesAnswersAndEventsFromTheJournal() throws IOException {
        Answer answer;
        List<ChangeEvent> raised;
        try (TestBooks before = new TestBooks(directory)) {
            answer = before.books.changeOnce(before.open(), "req-1", draft -> create(draft, "Baraka"));
            before.books.changeOnce(before.open(), "req-2", draft -> {
                throw QboFault.stale("0", "1");
            });
            before.create(EntityType.ATTACHABLE, note("1"));
            raised = List.copyOf(before.events);
        }
        Files.writeString(directory.resolve("books.journal"), "{\"kind\":\"commit\",\"fa", StandardOpenOption.APPEND);

        try (TestBooks after = new TestBooks(directory)) {
            Company company = after.open();
            assertThat(after.events).isEqualTo(raised).hasSize(1);
            assertThat(company.find(EntityType.TAX_CODE, "5")).isPresent();
            assertThat(company.notesOn(EntityType.CUSTOMER, "1")).hasSize(1);
            assertThat(after.books.changeOnce(company, "req-1", draft -> create(draft, "Other")))
                    .isEqualTo(answer);
            assertThat(after.books
                            .changeOnce(company, "req-2", draft -> create(draft, "Other"))
                            .status())
                    .isEqualTo(400);
            assertThat(after.create(EntityType.CUSTOMER, Json.object().put("DisplayName", "Next"))
                            .path("Id")
                            .asText())
                    .isEqualTo("2");
        }
    }

    @Test
    void plantsTheSeedOfACompanyWhoseProcessDiedBeforeIt() throws IOException {
        Path journal = directory.resolve("books.journal");
        try (TestBooks before = new TestBooks(directory)) {
            before.open();
        }
        Files.write(journal, Files.readAllLines(journal).subList(0, 1));
        try (TestBooks after = new TestBooks(directory)) {
            assertThat(after.open().find(EntityType.TAX_CODE, "5")).isPresent();
        }
    }

    private static ObjectNode create(Draft draft, String name) {
        return EntityWriter.create(draft, EntityType.CUSTOMER, Json.object().put("DisplayName", name));
    }

    private static ObjectNode note(String customerId) {
        ObjectNode note = Json.object().put("Note", "a note");
        note.putArray("AttachableRef")
                .addObject()
                .putObject("EntityRef")
                .put("type", "Customer")
                .put("value", customerId);
        return note;
    }
}
