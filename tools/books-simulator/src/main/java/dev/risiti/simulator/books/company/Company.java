package dev.risiti.simulator.books.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The books of one company. Every method takes the company's lock; a change holds it from its first read to its
 * commit, so changes of one company happen one after the other and other companies are not touched.
 */
public final class Company {
    /** Answers kept for repeated request ids. */
    private static final int REMEMBERED_ANSWERS = 50_000;

    private static final long FIRST_FORM_NUMBER = 1_001;

    private final CompanyProfile profile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EntityType, Map<String, StoredEntity>> entities = new EnumMap<>(EntityType.class);
    private final Map<String, List<StoredEntity>> notesByTarget = new HashMap<>();
    private final Map<String, Long> lastIds = new HashMap<>();
    private long nextFormNumber = FIRST_FORM_NUMBER;
    private final Map<String, Answer> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > REMEMBERED_ANSWERS;
        }
    };

    Company(CompanyProfile profile) {
        this.profile = profile;
        for (EntityType type : EntityType.values()) {
            entities.put(type, new LinkedHashMap<>());
        }
    }

    public CompanyProfile profile() {
        return profile;
    }

    /** The current version, unless there is none or it is deleted. */
    public Optional<StoredEntity> find(EntityType type, String id) {
        return locked(() -> Optional.ofNullable(entitiesOf(type).get(id)).filter(stored -> !stored.deleted()));
    }

    /** Current versions in the order of their creation, deleted ones included. */
    public List<StoredEntity> all(EntityType type) {
        return locked(() -> List.copyOf(entitiesOf(type).values()));
    }

    /** Attachable notes on one entity, oldest first. */
    public List<StoredEntity> notesOn(EntityType target, String id) {
        return locked(() -> List.copyOf(notesByTarget.getOrDefault(target.wireName() + '/' + id, List.of())));
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Optional<Answer> remembered(@Nullable String requestId) {
        return Optional.ofNullable(requestId).map(answers::get);
    }

    long lastId(String sequence) {
        return lastIds.getOrDefault(sequence, 0L);
    }

    long nextFormNumber() {
        return nextFormNumber;
    }

    /** Transactions share one sequence of ids, each list has its own: item 1 and customer 1 are different things. */
    static String sequenceOf(EntityType type) {
        return type.isTransaction() ? "transactions" : type.wireName();
    }

    void apply(Commit commit) {
        for (StoredEntity version : commit.versions()) {
            entitiesOf(version.type()).put(version.id(), version);
            lastIds.merge(sequenceOf(version.type()), number(version.id()), Math::max);
            if (version.type().shape() == EntityType.Shape.SALES_FORM) {
                nextFormNumber = Math.max(
                        nextFormNumber, number(version.json().path("DocNumber").asText()) + 1);
            }
            if (version.type() == EntityType.ATTACHABLE) {
                indexNote(version);
            }
        }
        if (commit.requestId() != null && commit.answer() != null) {
            answers.put(commit.requestId(), commit.answer());
        }
    }

    private void indexNote(StoredEntity note) {
        for (JsonNode link : note.json().path("AttachableRef")) {
            ObjectNode target = link.path("EntityRef") instanceof ObjectNode ref ? ref : Json.object();
            String key =
                    target.path("type").asText() + '/' + target.path("value").asText();
            List<StoredEntity> notes = notesByTarget.computeIfAbsent(key, unused -> new ArrayList<>());
            notes.removeIf(earlier -> earlier.id().equals(note.id()));
            if (!note.deleted()) {
                notes.add(note);
            }
        }
    }

    private Map<String, StoredEntity> entitiesOf(EntityType type) {
        Map<String, StoredEntity> found = entities.get(type);
        if (found == null) {
            throw new IllegalStateException("no store for " + type);
        }
        return found;
    }

    /** A purely numeric text of sensible length, else 0: numbers such as INV-7 do not move a sequence. */
    private static long number(String text) {
        return text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
    }
}
