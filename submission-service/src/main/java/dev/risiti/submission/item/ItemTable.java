package dev.risiti.submission.item;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code item}: (taxpayer, source item) to item code; reads {@code stock} beside it. */
@ApplicationScoped
public class ItemTable {
    private static final RowStatement<Wanted> READ = wanted("");
    private static final RowStatement<Wanted> LOCK = wanted("order by i.item_id for update of i");

    private static final RowStatement<Named> NAME = RowStatement.of(
            """
            insert into item (environment, pin, tenant_id, source, source_item_id, attributes, state)
            select w.environment, w.pin, w.tenant, w.source, w.id, convert_from(w.attributes, 'UTF8')::json, 'NAMED'
              from <rows> order by w.place
            on conflict (environment, pin, source, source_item_id) do nothing
            """,
            Column.text("environment", named -> named.key().environment().name()),
            Column.text("pin", named -> named.key().pin()),
            Column.text("tenant", Named::tenantId),
            Column.text("source", named -> named.key().source()),
            Column.text("id", named -> named.key().sourceItemId()),
            Column.bytes("attributes", named -> EventJson.bytes(named.attributes())));
    private static final RowStatement<Change> SET = RowStatement.of(
            """
            update item i set state = w.state, item_code = w.code, attributes = coalesce(convert_from(w.attributes, 'UTF8')::json, i.attributes)
              from <rows>
             where i.environment = w.environment and i.pin = w.pin and i.source = w.source
               and i.source_item_id = w.id
            """,
            Column.text("environment", change -> change.key().environment().name()),
            Column.text("pin", change -> change.key().pin()),
            Column.text("source", change -> change.key().source()),
            Column.text("id", change -> change.key().sourceItemId()),
            Column.text("state", change -> change.state().name()),
            Column.text("code", Change::itemCode),
            Column.bytes(
                    "attributes", change -> change.attributes() == null ? null : EventJson.bytes(change.attributes())));

    private final Database database;

    ItemTable(Database database) {
        this.database = database;
    }

    /** An item as a device's lane asks for it. */
    public record Wanted(String deviceId, ItemKey key) {}

    /** An item, with the stock of the device that asked. */
    public record Found(Wanted wanted, CatalogueItem item) {}

    public List<Found> read(Collection<Wanted> wanted) {
        return database.returning(READ, wanted, ItemTable::found);
    }

    /**
     * As {@link #read}, with the items' rows locked until the transaction ends: whoever decides about one of them waits,
     * so a document that parks for it is seen by the signal.
     */
    public List<Found> lock(Collection<Wanted> wanted) {
        return database.returning(LOCK, wanted, ItemTable::found);
    }

    /** An item that a document names for the first time. */
    public record Named(ItemKey key, String tenantId, ItemDetails attributes) {}

    /** Adds items that are not there, in the order of their keys; those that are stay as they are. */
    public void name(Collection<Named> named) {
        Map<ItemKey, Named> sorted = new TreeMap<>();
        named.forEach(one -> sorted.putIfAbsent(one.key(), one));
        database.write(NAME, sorted.values());
    }

    /** A new state of an item, with its code; attributes change when they are given. */
    public record Change(
            ItemKey key,
            CatalogueItem.State state,
            @Nullable String itemCode,
            @Nullable ItemDetails attributes) {}

    public void set(Collection<Change> changes) {
        database.write(SET, changes);
    }

    /** A person said that none of the listed items is this one. */
    public void isNew(ItemKey key) {
        database.with(handle -> handle.createUpdate("""
                        update item set as_new = true
                         where environment = :environment and pin = :pin and source = :source and source_item_id = :id
                        """)
                .bind("environment", key.environment())
                .bind("pin", key.pin())
                .bind("source", key.source())
                .bind("id", key.sourceItemId())
                .execute());
    }

    /** An item whose registration waits for a person to say which of KRA's list it is. */
    public record Doubtful(ItemKey key, ItemDetails attributes, long documentId) {}

    /** Those, oldest first; {@code pin} may be left out. */
    public List<Doubtful> doubtful(@Nullable String pin, int most) {
        return database.with(handle -> handle.createQuery("""
                        select i.environment, i.pin, i.source, i.source_item_id, i.attributes::text, d.document_id
                          from document d
                          join lane l on l.lane_id = d.lane_id
                          join item i on i.environment = l.environment and i.pin = l.pin
                           and d.waits_for = 'link/' || i.environment || '/' || i.pin || '/' || i.source || '/'
                                             || i.source_item_id
                         where d.state = 'WAITING' and d.reason_code = 'ITEM_DOUBTFUL'
                           and (:pin::text is null or l.pin = :pin)
                         order by d.document_id limit :most
                        """)
                .bind("pin", pin)
                .bind("most", most)
                .map((rs, ctx) -> new Doubtful(key(rs), details(rs), rs.getLong("document_id")))
                .list());
    }

    private static RowStatement<Wanted> wanted(String locking) {
        return RowStatement.of(
                """
                select i.environment, i.pin, i.source, i.source_item_id, i.attributes::text, i.item_code, i.state,
                       w.device_id, coalesce(s.quantity, 0) as on_hand
                  from item i
                  join <rows> on i.environment = w.environment and i.pin = w.pin and i.source = w.source
                   and i.source_item_id = w.source_item_id
                  left join stock s on s.device_id = w.device_id and s.item_code = i.item_code
                """ + locking,
                Column.text("device_id", Wanted::deviceId),
                Column.text("environment", wanted -> wanted.key().environment().name()),
                Column.text("pin", wanted -> wanted.key().pin()),
                Column.text("source", wanted -> wanted.key().source()),
                Column.text("source_item_id", wanted -> wanted.key().sourceItemId()));
    }

    private static Found found(ResultSet rs) throws SQLException {
        ItemKey key = key(rs);
        return new Found(
                new Wanted(rs.getString("device_id"), key),
                new CatalogueItem(
                        key,
                        details(rs),
                        rs.getString("item_code"),
                        CatalogueItem.State.valueOf(rs.getString("state")),
                        rs.getBigDecimal("on_hand")));
    }

    private static ItemKey key(ResultSet rs) throws SQLException {
        return new ItemKey(
                Environment.valueOf(rs.getString("environment")),
                rs.getString("pin"),
                rs.getString("source"),
                rs.getString("source_item_id"));
    }

    private static ItemDetails details(ResultSet rs) throws SQLException {
        return EventJson.read(rs.getString("attributes").getBytes(StandardCharsets.UTF_8), ItemDetails.class);
    }
}
