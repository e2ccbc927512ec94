package dev.risiti.simulator.books.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.entity.Operation;
import dev.risiti.simulator.books.entity.QboFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A change of one company being prepared under its lock: what it puts is seen by itself only, until the commit. */
public final class Draft {
    private final Company company;
    private final Instant now;
    private final Map<String, StoredEntity> put = new LinkedHashMap<>();
    private final List<ChangeEvent> events = new ArrayList<>();
    private final Map<String, Long> drawnIds = new HashMap<>();
    private long drawnFormNumbers;

    Draft(Company company, Instant now) {
        this.company = company;
        this.now = now;
    }

    public Instant now() {
        return now;
    }

    public Optional<ObjectNode> find(EntityType type, String id) {
        StoredEntity changed = put.get(key(type, id));
        return changed == null
                ? company.find(type, id).map(StoredEntity::json)
                : Optional.of(changed).filter(stored -> !stored.deleted()).map(StoredEntity::json);
    }

    /** As {@link #find}, with QuickBooks' fault 610 when there is no such entity. */
    public ObjectNode require(EntityType type, String id) {
        return find(type, id).orElseThrow(() -> QboFault.notFound(type, id));
    }

    /** All living entities of a type as this draft leaves them. */
    public Stream<ObjectNode> all(EntityType type) {
        Stream<StoredEntity> kept =
                company.all(type).stream().filter(stored -> !put.containsKey(key(type, stored.id())));
        Stream<StoredEntity> changed = put.values().stream().filter(stored -> stored.type() == type);
        return Stream.concat(kept, changed).filter(stored -> !stored.deleted()).map(StoredEntity::json);
    }

    public String nextId(EntityType type) {
        String sequence = Company.sequenceOf(type);
        long drawn = drawnIds.merge(sequence, 1L, Long::sum);
        return Long.toString(company.lastId(sequence) + drawn);
    }

    /** The next number for a sales form, unless this company's users write numbers themselves. */
    public Optional<String> nextFormNumber() {
        if (company.profile().customTransactionNumbers()) {
            return Optional.empty();
        }
        return Optional.of(Long.toString(company.nextFormNumber() + drawnFormNumbers++));
    }

    /** Stores a finished version; types that raise webhooks raise one. */
    public void put(EntityType type, ObjectNode json, Operation operation) {
        StoredEntity version = new StoredEntity(type, json, now, operation == Operation.DELETED);
        put.put(key(type, version.id()), version);
        if (type.raisesWebhooks()) {
            events.add(new ChangeEvent(
                    UUID.randomUUID().toString(), company.profile().realmId(), type, version.id(), operation, now));
        }
    }

    List<StoredEntity> versions() {
        return List.copyOf(put.values());
    }

    List<ChangeEvent> events() {
        return List.copyOf(events);
    }

    private static String key(EntityType type, String id) {
        return type.wireName() + '/' + id;
    }
}
