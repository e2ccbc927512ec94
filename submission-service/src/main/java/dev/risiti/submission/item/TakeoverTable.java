package dev.risiti.submission.item;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads and writes {@code item_takeover}: which item lists are still to be read from KRA. */
@ApplicationScoped
public class TakeoverTable {
    /** Why a taxpayer's item lane is held meanwhile. */
    public static final String HOLD = "KRA's item list is being read, so that no item is registered twice";

    private final Database database;

    TakeoverTable(Database database) {
        this.database = database;
    }

    /** An adoption whose item list is to be read. */
    public record Takeover(String deviceId, Instant adoptedAt, int tries) {}

    /** Asks for the item list of an adopted device; false when it was asked for before. */
    public boolean ask(String deviceId, Instant adoptedAt) {
        return database.with(handle -> handle.createUpdate("""
                        insert into item_takeover (device_id, adopted_at) values (:device, :adoptedAt)
                        on conflict (device_id, adopted_at) do nothing
                        """)
                        .bind("device", deviceId)
                        .bind("adoptedAt", adoptedAt.atOffset(ZoneOffset.UTC))
                        .execute()
                > 0);
    }

    /** One that is due, which nobody else gets before {@code lease} is over. */
    public Optional<Takeover> claim(Duration lease) {
        return database.transaction(() -> database.with(handle -> handle.createQuery("""
                        with picked as (
                            select device_id, adopted_at from item_takeover
                             where read_at is null and due <= now() order by due limit 1 for update skip locked)
                        update item_takeover t
                           set due = now() + make_interval(secs => :lease), tries = tries + 1
                          from picked p where t.device_id = p.device_id and t.adopted_at = p.adopted_at
                        returning t.device_id, t.adopted_at, t.tries
                        """)
                .bind("lease", lease.toMillis() / 1000.0)
                .map((rs, ctx) -> new Takeover(
                        rs.getString("device_id"),
                        rs.getObject("adopted_at", OffsetDateTime.class).toInstant(),
                        rs.getInt("tries")))
                .findOne()));
    }

    /** The list was read. */
    public void done(Takeover takeover, int items) {
        database.with(handle -> handle.createUpdate("""
                        update item_takeover set read_at = now(), items = :items, trouble = null
                         where device_id = :device and adopted_at = :adoptedAt
                        """)
                .bind("items", items)
                .bind("device", takeover.deviceId())
                .bind("adoptedAt", takeover.adoptedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** It could not be read; again after a while. */
    public void later(Takeover takeover, Duration pause, String trouble) {
        database.with(handle -> handle.createUpdate("""
                        update item_takeover set due = now() + make_interval(secs => :pause), trouble = :trouble
                         where device_id = :device and adopted_at = :adoptedAt
                        """)
                .bind("pause", pause.toMillis() / 1000.0)
                .bind("trouble", trouble)
                .bind("device", takeover.deviceId())
                .bind("adoptedAt", takeover.adoptedAt().atOffset(ZoneOffset.UTC))
                .execute());
    }

    /** Whether a list of a device of this taxpayer is still to be read. */
    public boolean open(String deviceId) {
        return database.with(handle -> handle.createQuery("""
                        select exists (
                            select 1 from item_takeover t join device d using (device_id)
                              join device o on o.environment = d.environment and o.pin = d.pin
                             where o.device_id = :device and t.read_at is null)
                        """)
                .bind("device", deviceId)
                .mapTo(Boolean.class)
                .one());
    }
}
