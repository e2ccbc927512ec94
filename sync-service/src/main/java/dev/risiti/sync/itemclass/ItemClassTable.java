package dev.risiti.sync.itemclass;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.ItemClassEntry;
import dev.risiti.messaging.StorageFailure;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The table {@code item_class}. */
@ApplicationScoped
class ItemClassTable {
    private final AgroalDataSource database;

    ItemClassTable(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * In the running transaction: stores what is new or different, in the order given. A level that the sandbox leaves
     * out does not wipe one that is known.
     *
     * @param classes all of this environment, no code twice
     * @return what is new or different, as it is stored now
     */
    List<ItemClassEntry> store(Environment environment, List<ItemClassEntry> classes, Instant seenAt) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into item_class as known (environment, code, name, level, tax_type, in_use, seen_at)
                        select ?, fresh.*, ?
                          from unnest(?::text[], ?::text[], ?::integer[], ?::text[], ?::boolean[]) as fresh
                        on conflict (environment, code) do update
                           set name = excluded.name, level = coalesce(excluded.level, known.level),
                               tax_type = excluded.tax_type, in_use = excluded.in_use, seen_at = excluded.seen_at
                         where (known.name, known.level, known.tax_type, known.in_use) is distinct from
                               (excluded.name, coalesce(excluded.level, known.level), excluded.tax_type, excluded.in_use)
                        returning code, name, level, tax_type, in_use""")) {
            statement.setString(1, environment.name());
            statement.setObject(2, seenAt.atOffset(ZoneOffset.UTC));
            statement.setArray(3, connection.createArrayOf("text", column(classes, ItemClassEntry::code)));
            statement.setArray(4, connection.createArrayOf("text", column(classes, ItemClassEntry::name)));
            statement.setArray(5, connection.createArrayOf("integer", column(classes, ItemClassEntry::level)));
            statement.setArray(6, connection.createArrayOf("text", column(classes, ItemClassEntry::taxType)));
            statement.setArray(7, connection.createArrayOf("boolean", column(classes, ItemClassEntry::inUse)));
            try (ResultSet rows = statement.executeQuery()) {
                List<ItemClassEntry> changed = new ArrayList<>();
                while (rows.next()) {
                    changed.add(new ItemClassEntry(
                            environment,
                            rows.getString(1),
                            rows.getString(2),
                            rows.getObject(3, Integer.class),
                            rows.getString(4),
                            rows.getBoolean(5),
                            seenAt));
                }
                return changed;
            }
        } catch (SQLException e) {
            throw new StorageFailure("Storing item classes", e);
        }
    }

    private static Object[] column(List<ItemClassEntry> classes, Function<ItemClassEntry, ?> value) {
        return classes.stream().map(value).toArray();
    }
}
