package dev.risiti.submission.stock;

import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;

/** Writes {@code stock}: the quantity on hand per device and item: opening plus accepted movements. */
@ApplicationScoped
public class StockTable {
    /** Bookings of one item add up: no row is written twice by one statement. */
    private static final RowStatement<Booking> BOOK = RowStatement.of(
            """
            insert into stock (device_id, item_code, quantity)
            select w.device, w.item, sum(w.quantity) from <rows> group by w.device, w.item order by w.device, w.item
            on conflict (device_id, item_code) do update set quantity = stock.quantity + excluded.quantity
            """,
            Column.text("device", Booking::deviceId),
            Column.text("item", Booking::itemCode),
            Column.numeric("quantity", Booking::quantity));

    private static final RowStatement<Booking> OPEN = RowStatement.of(
            """
            insert into stock (device_id, item_code, quantity)
            select w.device, w.item, w.quantity from <rows> order by w.device, w.item
            on conflict (device_id, item_code) do nothing
            """,
            Column.text("device", Booking::deviceId),
            Column.text("item", Booking::itemCode),
            Column.numeric("quantity", Booking::quantity));

    private final Database database;

    StockTable(Database database) {
        this.database = database;
    }

    /** An accepted movement of an item; negative when goods go out. */
    public record Booking(String deviceId, String itemCode, BigDecimal quantity) {}

    /** What a device starts from; an item that moved here already stays as it is. */
    public void open(Collection<Booking> openings) {
        database.write(OPEN, openings);
    }

    public void book(Collection<Booking> bookings) {
        database.write(BOOK, bookings);
    }
}
