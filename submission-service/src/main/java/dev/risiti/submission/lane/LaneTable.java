package dev.risiti.submission.lane;

import dev.risiti.contracts.device.Environment;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Claims, renews and releases lanes: explicit SQL on {@code lane}. Time is the database's clock; node clocks decide
 * nothing.
 */
@ApplicationScoped
public class LaneTable {
    private static final String COLUMNS =
            "lane_id, kind, device_id, environment, pin, failures, paused_code, paused_text ";

    private final Database database;

    LaneTable(Database database) {
        this.database = database;
    }

    /** The lane of a device, made when it is first needed. */
    public long ofDevice(String deviceId) {
        return ensure(Lane.Kind.DEVICE, "device/" + deviceId, deviceId, null, null);
    }

    /** The item lane of a taxpayer, made when it is first needed. */
    public long ofItems(Environment environment, String pin) {
        return ensure(Lane.Kind.ITEMS, "items/" + environment + "/" + pin, null, environment, pin);
    }

    private long ensure(
            Lane.Kind kind,
            String scope,
            @Nullable String deviceId,
            @Nullable Environment environment,
            @Nullable String pin) {
        return database.with(handle -> {
            Optional<Long> known = handle.createQuery("select lane_id from lane where scope = ?")
                    .bind(0, scope)
                    .mapTo(Long.class)
                    .findOne();
            return known.orElseGet(() -> handle.createQuery("""
                            insert into lane (kind, scope, device_id, environment, pin)
                            values (:kind, :scope, :device, :environment, :pin)
                            on conflict (scope) do update set scope = excluded.scope
                            returning lane_id
                            """)
                    .bind("kind", kind)
                    .bind("scope", scope)
                    .bind("device", deviceId)
                    .bind("environment", environment)
                    .bind("pin", pin)
                    .mapTo(Long.class)
                    .one());
        });
    }

    /**
     * Hands out a place in the lane's order and makes the lane due. Locks the lane's row until the transaction ends, so
     * that places are committed in their order; lock several lanes in ascending order.
     */
    public long enter(long laneId) {
        return database.with(handle ->
                handle.createQuery("""
                        update lane set next_position = next_position + 1, due = least(coalesce(due, now()), now())
                         where lane_id = ? returning next_position - 1
                        """).bind(0, laneId).mapTo(Long.class).one());
    }

    /** Makes a lane due at once. */
    public void wake(long laneId) {
        database.with(handle -> handle.createUpdate("update lane set due = now() where lane_id = ?")
                .bind(0, laneId)
                .execute());
    }

    /** Ends a pause and makes the lane due; the pause of a person's making stays theirs to end by the same way. */
    public void resume(long laneId) {
        database.with(handle -> handle.createUpdate("""
                        update lane set due = now(), failures = 0, paused_code = null, paused_text = null
                         where lane_id = ?
                        """).bind(0, laneId).execute());
    }

    /** Claims up to {@code limit} due lanes, the longest due first; a lane whose lease ran out is due again. */
    public List<LaneClaim> claim(String node, int limit, Duration lease) {
        return database.with(handle -> handle.createQuery("""
                        with picked as (
                            select lane_id from lane
                             where due <= now() and (owner is null or lease_until < now())
                             order by due limit :limit for update skip locked)
                        update lane l
                           set owner = :node, epoch = l.epoch + 1,
                               lease_until = now() + make_interval(secs => :lease)
                          from picked p where l.lane_id = p.lane_id
                        returning l.lane_id, l.epoch
                        """)
                .bind("limit", limit)
                .bind("node", node)
                .bind("lease", lease.toMillis() / 1000.0)
                .map((rs, ctx) -> new LaneClaim(rs.getLong("lane_id"), rs.getLong("epoch")))
                .list());
    }

    /**
     * Renews the live leases of a node in one statement and returns those it renewed. A lane whose row a run of the node
     * holds right now is passed over until the next round: waiting for it, with other rows locked, could close a circle.
     */
    public List<LaneClaim> renew(String node, Duration lease) {
        return database.with(handle -> handle.createQuery("""
                        with live as (
                            select lane_id from lane
                             where owner = :node and lease_until > now()
                             order by lane_id for update skip locked)
                        update lane l set lease_until = now() + make_interval(secs => :lease)
                          from live where l.lane_id = live.lane_id
                        returning l.lane_id, l.epoch
                        """)
                .bind("node", node)
                .bind("lease", lease.toMillis() / 1000.0)
                .map((rs, ctx) -> new LaneClaim(rs.getLong("lane_id"), rs.getLong("epoch")))
                .list());
    }

    /**
     * The lane, its row locked until the transaction ends: the fence in front of every write of a run.
     *
     * @throws FencedException when the claim is no longer the newest
     */
    public Lane hold(LaneClaim claim) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS
                                + "from lane where lane_id = ? and epoch = ? and owner is not null for update")
                        .bind(0, claim.laneId())
                        .bind(1, claim.epoch())
                        .map(LaneTable::lane)
                        .findOne())
                .orElseThrow(() -> new FencedException(claim));
    }

    /** Gives the lane back; due again after {@code delay}, or, when it is null, when somebody makes it due. */
    public void release(LaneClaim claim, @Nullable Duration delay) {
        database.with(handle -> handle.createUpdate("""
                        update lane set owner = null, lease_until = null,
                               due = case when :delay::float8 is null then null
                                          else now() + make_interval(secs => :delay::float8) end
                         where lane_id = :lane and epoch = :epoch
                        """)
                .bind("delay", delay == null ? null : delay.toMillis() / 1000.0)
                .bind("lane", claim.laneId())
                .bind("epoch", claim.epoch())
                .execute());
    }

    /** Gives the lane back, paused until {@link #resume}. */
    public void pause(LaneClaim claim, String code, String text) {
        database.with(handle -> handle.createUpdate("""
                        update lane set owner = null, lease_until = null, due = null, paused_code = :code,
                               paused_text = :text
                         where lane_id = :lane and epoch = :epoch
                        """)
                .bind("code", code)
                .bind("text", text)
                .bind("lane", claim.laneId())
                .bind("epoch", claim.epoch())
                .execute());
    }

    public void failed(long laneId) {
        database.with(handle -> handle.createUpdate("update lane set failures = failures + 1 where lane_id = ?")
                .bind(0, laneId)
                .execute());
    }

    public void succeeded(long laneId) {
        database.with(handle -> handle.createUpdate("update lane set failures = 0 where lane_id = ? and failures > 0")
                .bind(0, laneId)
                .execute());
    }

    /** Gives up every lane of a node that is stopping, so that nobody waits for its leases. */
    public void releaseAll(String node) {
        database.with(handle -> handle.createUpdate(
                        "update lane set owner = null, lease_until = null, due = now() where owner = ?")
                .bind(0, node)
                .execute());
    }

    /** Lanes for people: paused ones first, then the longest due. */
    public List<Lane> list(int limit) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS
                        + "from lane order by paused_code nulls last, due nulls last, lane_id limit ?")
                .bind(0, limit)
                .map(LaneTable::lane)
                .list());
    }

    /** Lanes that are due and free, and how long the oldest has been, in seconds. */
    public Backlog backlog() {
        return database.with(handle -> handle.createQuery("""
                        select count(*) as lanes, coalesce(extract(epoch from now() - min(due)), 0) as age
                          from lane where due <= now() and (owner is null or lease_until < now())
                        """)
                .map((rs, ctx) -> new Backlog(rs.getLong("lanes"), rs.getDouble("age")))
                .one());
    }

    /** What waits for a node to claim it. */
    public record Backlog(long lanes, double oldestSeconds) {}

    private static Lane lane(ResultSet rs, StatementContext ctx) throws SQLException {
        String environment = rs.getString("environment");
        return new Lane(
                rs.getLong("lane_id"),
                Lane.Kind.valueOf(rs.getString("kind")),
                rs.getString("device_id"),
                environment == null ? null : Environment.valueOf(environment),
                rs.getString("pin"),
                rs.getInt("failures"),
                rs.getString("paused_code"),
                rs.getString("paused_text"));
    }
}
