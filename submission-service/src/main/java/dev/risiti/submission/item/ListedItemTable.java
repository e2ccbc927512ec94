package dev.risiti.submission.item;

import dev.risiti.contracts.device.Environment;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes {@code listed_item}: KRA's item lists of taxpayers whose devices were taken over. */
@ApplicationScoped
public class ListedItemTable {
    private static final String COLUMNS = """
            k.item_code, k.name, k.type, k.class_code, k.origin_country, k.packaging_unit, k.quantity_unit, k.tax_type,
            k.barcode, k.default_price, k.in_use, k.insurance_applicable
            """;
    private static final String FREE = """
             not exists (select 1 from item t
                          where t.environment = k.environment and t.pin = k.pin and t.item_code = k.item_code)
            """;

    private static final RowStatement<OfTaxpayer> ADD = RowStatement.of(
            """
            insert into listed_item (environment, pin, item_code, name, type, class_code, origin_country, packaging_unit,
                   quantity_unit, tax_type, barcode, default_price, in_use, insurance_applicable)
            select w.environment, w.pin, w.code, w.name, w.type, w.class, w.country, w.packaging, w.quantity, w.tax,
                   w.barcode, w.price, w.in_use, w.insurance
              from <rows>
            """,
            Column.text("environment", row -> row.environment().name()),
            Column.text("pin", OfTaxpayer::pin),
            Column.text("code", row -> row.item().itemCode()),
            Column.text("name", row -> row.item().name()),
            Column.text("type", row -> row.item().type()),
            Column.text("class", row -> row.item().classCode()),
            Column.text("country", row -> row.item().originCountry()),
            Column.text("packaging", row -> row.item().packagingUnit()),
            Column.text("quantity", row -> row.item().quantityUnit()),
            Column.text("tax", row -> row.item().taxType()),
            Column.text("barcode", row -> row.item().barcode()),
            Column.numeric("price", row -> row.item().defaultPrice()),
            Column.bool("in_use", row -> row.item().inUse()),
            Column.bool("insurance", row -> row.item().insuranceApplicable()));

    private record OfTaxpayer(Environment environment, String pin, ListedItem item) {}

    private final Database database;

    ListedItemTable(Database database) {
        this.database = database;
    }

    /** Keeps a list as KRA has it now, in place of an older one. */
    public void store(Environment environment, String pin, Collection<ListedItem> list) {
        Map<String, ListedItem> byCode = new TreeMap<>();
        list.forEach(item -> byCode.put(item.itemCode(), item));
        database.with(
                handle -> handle.createUpdate("delete from listed_item where environment = :environment and pin = :pin")
                        .bind("environment", environment)
                        .bind("pin", pin)
                        .execute());
        database.write(
                ADD,
                byCode.values().stream()
                        .map(item -> new OfTaxpayer(environment, pin, item))
                        .toList());
    }

    /**
     * What KRA's lists have like these items, by name or barcode, and no source's item has yet; nothing for items that a
     * person said are new.
     */
    public Map<ItemKey, List<ListedItem>> like(Collection<NamedItem> items) {
        Map<ItemKey, List<ListedItem>> like = new HashMap<>();
        if (items.isEmpty()) {
            return like;
        }
        List<NamedItem> asked = List.copyOf(items);
        database.with(handle -> handle.createQuery("select w.place, " + COLUMNS + """
                          from unnest(:environments, :pins, :sources, :ids, :names, :barcodes) with ordinality
                               as w(environment, pin, source, id, name, barcode, place)
                          join listed_item k on k.environment = w.environment and k.pin = w.pin
                           and (k.folded_name = lower(regexp_replace(trim(w.name), '\\s+', ' ', 'g'))
                                or k.barcode = nullif(w.barcode, ''))
                         where not exists (select 1 from item n
                                            where n.environment = w.environment and n.pin = w.pin
                                              and n.source = w.source and n.source_item_id = w.id and n.as_new)
                           and <free>
                         order by k.item_code
                        """.replace("<free>", FREE))
                .bindArray(
                        "environments",
                        String.class,
                        asked.stream()
                                .map(one -> one.key().environment().name())
                                .toList())
                .bindArray(
                        "pins",
                        String.class,
                        asked.stream().map(one -> one.key().pin()).toList())
                .bindArray(
                        "sources",
                        String.class,
                        asked.stream().map(one -> one.key().source()).toList())
                .bindArray(
                        "ids",
                        String.class,
                        asked.stream().map(one -> one.key().sourceItemId()).toList())
                .bindArray(
                        "names",
                        String.class,
                        asked.stream().map(one -> one.attributes().ref().name()).toList())
                .bindArray(
                        "barcodes",
                        String.class,
                        asked.stream()
                                .map(one -> Objects.requireNonNullElse(
                                        one.attributes().ref().barcode(), ""))
                                .toList())
                .map((rs, ctx) -> like.computeIfAbsent(
                                asked.get(rs.getInt("place") - 1).key(), any -> new ArrayList<>())
                        .add(listed(rs, ctx)))
                .list());
        return like;
    }

    /** The item of that code, if no source's item has it yet. */
    public Optional<ListedItem> free(Environment environment, String pin, String itemCode) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                          from listed_item k
                         where k.environment = :environment and k.pin = :pin and k.item_code = :code and
                        """ + FREE)
                .bind("environment", environment)
                .bind("pin", pin)
                .bind("code", itemCode)
                .map(ListedItemTable::listed)
                .findOne());
    }

    private static ListedItem listed(ResultSet rs, StatementContext ctx) throws SQLException {
        return new ListedItem(
                rs.getString("item_code"),
                rs.getString("name"),
                rs.getString("type"),
                rs.getString("class_code"),
                rs.getString("origin_country"),
                rs.getString("packaging_unit"),
                rs.getString("quantity_unit"),
                rs.getString("tax_type"),
                rs.getString("barcode"),
                rs.getBigDecimal("default_price"),
                rs.getBoolean("in_use"),
                rs.getBoolean("insurance_applicable"));
    }
}
