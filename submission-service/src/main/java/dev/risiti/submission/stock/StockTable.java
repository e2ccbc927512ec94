package dev.risiti.submission.stock;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;

/** Reads and writes {@code stock}: the quantity on hand per device and item, by accepted movements only. */
@ApplicationScoped
public class StockTable {
    private final Database database;

    StockTable(Database database) {
        this.database = database;
    }

    /** Quantity on hand; zero when the item never moved there. */
    public BigDecimal onHand(String deviceId, String itemCode) {
        return database.with(
                handle -> handle.createQuery("select quantity from stock where device_id = ? and item_code = ?")
                        .bind(0, deviceId)
                        .bind(1, itemCode)
                        .mapTo(BigDecimal.class)
                        .findOne()
                        .orElse(BigDecimal.ZERO));
    }

    /** Books an accepted movement; {@code quantity} is negative when goods go out. */
    public void book(String deviceId, String itemCode, BigDecimal quantity) {
        database.with(handle -> handle.createUpdate("""
                        insert into stock (device_id, item_code, quantity) values (?, ?, ?)
                        on conflict (device_id, item_code) do update set quantity = stock.quantity + excluded.quantity
                        """)
                .bind(0, deviceId)
                .bind(1, itemCode)
                .bind(2, quantity)
                .execute());
    }
}
