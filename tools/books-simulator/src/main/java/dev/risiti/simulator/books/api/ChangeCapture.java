package dev.risiti.simulator.books.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.Company;
import dev.risiti.simulator.books.company.StoredEntity;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.entity.QboTime;
import dev.risiti.simulator.books.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Change data capture: what changed since a moment, one block per entity asked for (connector reference 1.8). */
final class ChangeCapture {
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private static final int MOST_OBJECTS = 1_000;

    private ChangeCapture() {}

    static ObjectNode answer(Company company, @Nullable String entities, @Nullable String changedSince, Instant now) {
        if (entities == null || entities.isBlank()) {
            throw QboFault.missing("entities");
        }
        if (changedSince == null) {
            throw QboFault.missing("changedSince");
        }
        Instant since = moment(changedSince);
        if (since.isBefore(now.minus(LOOK_BACK))) {
            throw QboFault.business("changedSince reaches back more than 30 days");
        }
        ObjectNode answer = Json.object();
        ArrayNode blocks = answer.putArray("CDCResponse").addObject().putArray("QueryResponse");
        int room = MOST_OBJECTS;
        for (String name : entities.split(",")) {
            EntityType type = EntityType.named(name.strip())
                    .orElseThrow(() -> QboFault.unsupported("no entity called " + name + " here"));
            room -= addBlock(blocks.addObject(), company, type, since, room);
        }
        return answer;
    }

    private static int addBlock(ObjectNode block, Company company, EntityType type, Instant since, int room) {
        List<StoredEntity> changed = company.all(type).stream()
                .filter(version -> !version.changedAt().isBefore(since))
                .limit(room)
                .toList();
        if (changed.isEmpty()) {
            return 0;
        }
        ArrayNode list = block.putArray(type.wireName());
        changed.forEach(version -> list.add(version.deleted() ? stub(version) : version.json()));
        block.put("startPosition", 1).put("maxResults", changed.size());
        return changed.size();
    }

    private static ObjectNode stub(StoredEntity deleted) {
        ObjectNode stub =
                Json.object().put("domain", "QBO").put("status", "Deleted").put("Id", deleted.id());
        stub.putObject("MetaData").put("LastUpdatedTime", QboTime.seconds(deleted.changedAt()));
        return stub;
    }

    private static Instant moment(String text) {
        try {
            return text.length() == "2026-11-18".length()
                    ? LocalDate.parse(text).atStartOfDay(QboTime.PACIFIC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw QboFault.unreadable("changedSince must be an ISO date-time with offset: " + text);
        }
    }
}
