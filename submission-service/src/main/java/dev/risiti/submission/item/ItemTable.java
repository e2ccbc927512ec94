package dev.risiti.submission.item;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.submission.document.ContentHash;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code item}: (taxpayer, source item) to item code. */
@ApplicationScoped
public class ItemTable {
    private static final String COLUMNS = "item_id, attributes::text, item_code, state, document_id ";

    private final Database database;

    ItemTable(Database database) {
        this.database = database;
    }

    /** The item of a source, its row locked until the transaction ends so that it is registered once. */
    public Optional<CatalogueItem> lock(Environment environment, String pin, String source, String sourceItemId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                          from item where environment = ? and pin = ? and source = ? and source_item_id = ? for update
                        """)
                .bind(0, environment)
                .bind(1, pin)
                .bind(2, source)
                .bind(3, sourceItemId)
                .map(ItemTable::item)
                .findOne());
    }

    public CatalogueItem get(long itemId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + "from item where item_id = ?")
                .bind(0, itemId)
                .map(ItemTable::item)
                .one());
    }

    /** Adds an item that is about to be registered; empty when another transaction was first. */
    public Optional<Long> insert(Environment environment, String pin, String tenantId, String source, ItemRef item) {
        return database.with(handle -> handle.createQuery("""
                        insert into item (environment, pin, tenant_id, source, source_item_id, attributes, fiscal_hash,
                                state)
                        values (:environment, :pin, :tenant, :source, :id, :attributes::jsonb, :hash, 'REGISTERING')
                        on conflict (environment, pin, source, source_item_id) do nothing
                        returning item_id
                        """)
                .bind("environment", environment)
                .bind("pin", pin)
                .bind("tenant", tenantId)
                .bind("source", source)
                .bind("id", item.sourceItemId())
                .bind("attributes", json(item))
                .bind("hash", ContentHash.of(item).bytes())
                .mapTo(Long.class)
                .findOne());
    }

    /** A refused item is tried again with other attributes. */
    public void retry(long itemId, ItemRef attributes) {
        database.with(handle -> handle.createUpdate("""
                        update item set state = 'REGISTERING', attributes = ?::jsonb, fiscal_hash = ? where item_id = ?
                        """)
                .bind(0, json(attributes))
                .bind(1, ContentHash.of(attributes).bytes())
                .bind(2, itemId)
                .execute());
    }

    public void registeredBy(long itemId, long documentId) {
        database.with(handle -> handle.createUpdate("update item set document_id = ? where item_id = ?")
                .bind(0, documentId)
                .bind(1, itemId)
                .execute());
    }

    /** The code that is being registered, fixed with the attempt that names it; null: it was given back. */
    public void assignCode(long itemId, @Nullable String itemCode) {
        database.with(handle -> handle.createUpdate("update item set item_code = :code where item_id = :id")
                .bind("code", itemCode)
                .bind("id", itemId)
                .execute());
    }

    public void decide(long itemId, CatalogueItem.State state) {
        database.with(handle -> handle.createUpdate("update item set state = ? where item_id = ?")
                .bind(0, state)
                .bind(1, itemId)
                .execute());
    }

    private static String json(ItemRef item) {
        return new String(EventJson.bytes(item), StandardCharsets.UTF_8);
    }

    private static CatalogueItem item(ResultSet rs, StatementContext ctx) throws SQLException {
        long documentId = rs.getLong("document_id");
        return new CatalogueItem(
                rs.getLong("item_id"),
                EventJson.read(rs.getString("attributes").getBytes(StandardCharsets.UTF_8), ItemRef.class),
                rs.getString("item_code"),
                CatalogueItem.State.valueOf(rs.getString("state")),
                documentId == 0 ? null : documentId);
    }
}
