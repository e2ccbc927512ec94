package dev.risiti.submission.stock;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;

/** Writes {@code stock}: the quantity on hand per device and item: opening plus accepted movements. */
@ApplicationScoped
public class StockTable {
    private final Database database;

    StockTable(Database database) {
        this.database = database;
    }

    /** An accepted movement of an item; negative when goods go out. */
    public record Booking(String deviceId, String itemCode, BigDecimal quantity) {}

    /** What a device starts from; an item that moved here already stays as it is. */
    public void open(Collection<Booking> openings) {
        database.batch(
                """
                        insert into stock (device_id, item_code, quantity) values (:device, :item, :quantity)
                        on conflict (device_id, item_code) do nothing
                        """,
                openings,
                (batch, opening) -> batch.bind("device", opening.deviceId())
                        .bind("item", opening.itemCode())
                        .bind("quantity", opening.quantity()));
    }

    public void book(Collection<Booking> bookings) {
        database.batch(
                """
                        insert into stock (device_id, item_code, quantity) values (:device, :item, :quantity)
                        on conflict (device_id, item_code) do update set quantity = stock.quantity + excluded.quantity
                        """,
                bookings,
                (batch, booking) -> batch.bind("device", booking.deviceId())
                        .bind("item", booking.itemCode())
                        .bind("quantity", booking.quantity()));
    }
}
