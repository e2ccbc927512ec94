package dev.risiti.messaging.outbox;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables {@code outbox} and {@code outbox_key}; each operation is at most two statements, whatever its size. */
@ApplicationScoped
public class OutboxTable {

    /** Sorted, so that two batches with the same keys lock their rows in the same order. */
    private static final String TAKE_SEQUENCES = """
            insert into outbox_key as k (topic, record_key, shard, last_sequence)
            select d.topic, d.record_key, d.shard, d.events
              from unnest(?::text[], ?::text[], ?::int[], ?::bigint[]) as d(topic, record_key, shard, events)
             order by d.topic, d.record_key
            on conflict (topic, record_key) do update set last_sequence = k.last_sequence + excluded.last_sequence
            returning k.topic, k.record_key, k.shard, k.last_sequence""";

    private static final String INSERT = """
            insert into outbox (shard, topic, record_key, sequence, event_id, type, subject, data_schema, event_time,
                                correlation_id, causation_id, traceparent, data)
            select d.shard, d.topic, d.record_key, d.sequence, d.event_id, d.type, d.subject, d.data_schema,
                   d.event_time::timestamptz, d.correlation_id, d.causation_id, d.traceparent, d.data
              from unnest(?::int[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[])
                   with ordinality
                   as d(shard, topic, record_key, sequence, event_id, type, subject, data_schema, event_time,
                        correlation_id, causation_id, traceparent, data, place)
             order by d.place""";

    /** One index scan per shard, so that a shard which waits with a million rows costs the others nothing. */
    private static final String HEADS = """
            select o.*
              from unnest(?::int[]) as s(shard)
             cross join lateral (select * from outbox where shard = s.shard order by id limit ?) o
             order by o.shard, o.id""";

    /** Not waiting for the disk is safe here: a delete that a crash undoes costs a duplicate, nothing else. */
    private static final String DELETE = """
            with hasty as materialized (select set_config('synchronous_commit', 'off', true))
            delete from outbox o
             using hasty, unnest(?::bigint[], ?::int[], ?::bigint[]) as d(id, shard, epoch)
              join outbox_shard s on s.shard = d.shard and s.epoch = d.epoch and s.owner = ?
             where o.id = d.id""";

    private final AgroalDataSource database;
    private final OutboxConfig config;

    OutboxTable(AgroalDataSource database, OutboxConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Writes the events with their sequences; part of the caller's transaction. */
    void append(List<OutgoingEvent> events) throws SQLException {
        try (Connection connection = database.getConnection()) {
            insert(connection, events, takeSequences(connection, events));
        }
    }

    /** The oldest rows of each shard, in order. */
    List<OutboxRow> heads(Collection<Integer> shards, int perShard) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HEADS)) {
            select.setArray(1, connection.createArrayOf("int4", shards.toArray()));
            select.setInt(2, perShard);
            try (ResultSet rows = select.executeQuery()) {
                List<OutboxRow> heads = new ArrayList<>();
                while (rows.next()) {
                    heads.add(row(rows));
                }
                return heads;
            }
        }
    }

    /**
     * Deletes rows the broker has acknowledged, those of shards whose epoch is still the one they were sent under.
     *
     * @return how many were deleted
     */
    int delete(String owner, List<SentRow> sent) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, array(connection, "int8", sent, SentRow::id));
            delete.setArray(
                    2, array(connection, "int4", sent, row -> row.lease().shard()));
            delete.setArray(
                    3, array(connection, "int8", sent, row -> row.lease().epoch()));
            delete.setString(4, owner);
            return delete.executeUpdate();
        }
    }

    /** How many rows wait, and since when the oldest does. */
    OutboxBacklog backlog() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select (select count(*) from outbox),
                               coalesce(extract(epoch from now() - (select recorded_at from outbox order by id limit 1)), 0)""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return new OutboxBacklog(row.getLong(1), row.getBigDecimal(2).doubleValue());
        }
    }

    private Map<Key, Sequences> takeSequences(Connection connection, List<OutgoingEvent> events) throws SQLException {
        Map<Key, Long> counts = new TreeMap<>();
        events.forEach(event -> counts.merge(Key.of(event), 1L, Long::sum));
        List<Key> keys = List.copyOf(counts.keySet());
        Map<Key, Sequences> taken = new HashMap<>();
        try (PreparedStatement upsert = connection.prepareStatement(TAKE_SEQUENCES)) {
            upsert.setArray(1, array(connection, "text", keys, Key::topic));
            upsert.setArray(2, array(connection, "text", keys, Key::key));
            upsert.setArray(3, array(connection, "int4", keys, key -> key.shard(config.shards())));
            upsert.setArray(4, array(connection, "int8", keys, counts::get));
            try (ResultSet rows = upsert.executeQuery()) {
                while (rows.next()) {
                    Key key = new Key(rows.getString(1), rows.getString(2));
                    long last = rows.getLong(4);
                    taken.put(key, new Sequences(rows.getInt(3), last - counts.getOrDefault(key, 0L)));
                }
            }
        }
        return taken;
    }

    private static void insert(Connection connection, List<OutgoingEvent> events, Map<Key, Sequences> taken)
            throws SQLException {
        List<NewRow> rows = new ArrayList<>(events.size());
        for (OutgoingEvent event : events) {
            Sequences sequences = taken.get(Key.of(event));
            if (sequences == null) {
                throw new IllegalStateException("No sequence for " + event);
            }
            rows.add(new NewRow(event, sequences.shard, ++sequences.last));
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "int4", rows, NewRow::shard));
            insert.setArray(2, array(connection, "text", rows, row -> row.event.topic()));
            insert.setArray(3, array(connection, "text", rows, row -> row.event.key()));
            insert.setArray(4, array(connection, "int8", rows, NewRow::sequence));
            insert.setArray(5, array(connection, "text", rows, row -> row.event.id()));
            insert.setArray(6, array(connection, "text", rows, row -> row.event.type()));
            insert.setArray(7, array(connection, "text", rows, row -> row.event.subject()));
            insert.setArray(8, array(connection, "text", rows, row -> row.event.dataSchema()));
            insert.setArray(
                    9, array(connection, "text", rows, row -> row.event.time().toString()));
            insert.setArray(10, array(connection, "text", rows, row -> row.event.correlationId()));
            insert.setArray(11, array(connection, "text", rows, row -> row.event.causationId()));
            insert.setArray(12, array(connection, "text", rows, row -> row.event.traceparent()));
            insert.setArray(
                    13,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(row -> row.event.data()).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    private static <T> java.sql.Array array(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }

    private static OutboxRow row(ResultSet row) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getInt("shard"),
                row.getLong("sequence"),
                instant(row, "recorded_at"),
                new OutgoingEvent(
                        row.getString("topic"),
                        row.getString("record_key"),
                        row.getString("type"),
                        row.getString("subject"),
                        row.getString("data_schema"),
                        row.getBytes("data"),
                        row.getString("event_id"),
                        instant(row, "event_time"),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        row.getString("traceparent")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private record Key(String topic, String key) implements Comparable<Key> {

        static Key of(OutgoingEvent event) {
            return new Key(event.topic(), event.key());
        }

        int shard(int shards) {
            return Math.floorMod(31 * topic.hashCode() + key.hashCode(), shards);
        }

        @Override
        public int compareTo(Key other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : key.compareTo(other.key);
        }
    }

    /** The place of a key's events of one batch: the sequence given last grows with each event. */
    private static final class Sequences {

        private final int shard;
        private long last;

        Sequences(int shard, long last) {
            this.shard = shard;
            this.last = last;
        }
    }

    private record NewRow(OutgoingEvent event, int shard, long sequence) {}
}
