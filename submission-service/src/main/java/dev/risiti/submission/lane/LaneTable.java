package dev.risiti.submission.lane;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Claims, renews and releases lanes: explicit SQL on {@code lane}. Time is the database's clock; node clocks decide
 * nothing. Rows are locked {@code for no key update}: whoever adds a document, a wake or an attempt, which all refer to a
 * lane, never waits for the lane's owner.
 */
@ApplicationScoped
public class LaneTable {
    private static final String COLUMNS =
            "lane_id, kind, device_id, environment, pin, epoch, failures, refusals, refusal, paused_code, paused_text,"
                    + " held_reason ";

    private final Database database;

    LaneTable(Database database) {
        this.database = database;
    }

    /** Makes lanes that are needed for the first time. */
    public void ensure(Collection<LaneScope> scopes) {
        Set<LaneScope> distinct = new TreeSet<>(Comparator.comparing(LaneScope::value));
        distinct.addAll(scopes);
        if (distinct.isEmpty()) {
            return;
        }
        database.batch(
                """
                        insert into lane (kind, scope, device_id, environment, pin)
                        select :kind, :scope, :device, :environment, :pin
                         where not exists (select 1 from lane where scope = :scope)
                        on conflict (scope) do nothing
                        """,
                distinct,
                (batch, scope) -> batch.bind("kind", scope.kind())
                        .bind("scope", scope.value())
                        .bind("device", scope.deviceId())
                        .bind(
                                "environment",
                                scope.environment() == null
                                        ? null
                                        : scope.environment().name())
                        .bind("pin", scope.pin()));
    }

    /**
     * Tells lanes that they have something to do. Adds rows only, so it waits for nobody; the lanes become due with the
     * next {@link #drainWakes}.
     */
    public void wake(Collection<LaneScope> scopes) {
        Set<LaneScope> distinct = new LinkedHashSet<>(scopes);
        database.batch(
                "insert into wake (lane_id) select lane_id from lane where scope = :scope",
                distinct,
                (batch, scope) -> batch.bind("scope", scope.value()));
    }

    /** As {@link #wake}, by their ids. */
    public void wakeIds(Collection<Long> laneIds) {
        database.batch(
                "insert into wake (lane_id) values (:lane)",
                new LinkedHashSet<>(laneIds),
                (batch, lane) -> batch.bind("lane", lane));
    }

    /**
     * Makes the lanes due that were told to be. A transaction of its own: it locks lanes in the order of their ids, as
     * every transaction does that locks more than one.
     *
     * @return how many
     */
    public int drainWakes() {
        return database.transaction(() -> database.with(handle -> {
            List<Long> lanes = handle.createQuery("""
                            with gone as (
                                delete from wake where wake_id in
                                    (select wake_id from wake order by wake_id limit 2000 for update skip locked)
                                returning lane_id)
                            select distinct lane_id from gone order by lane_id
                            """).mapTo(Long.class).list();
            if (!lanes.isEmpty()) {
                handle.createUpdate("""
                                with woken as (select lane_id from lane where lane_id = any(:lanes)
                                                order by lane_id for no key update)
                                update lane l set due = least(coalesce(l.due, now()), now())
                                  from woken w where l.lane_id = w.lane_id
                                """).bindArray("lanes", Long.class, lanes).execute();
            }
            return lanes.size();
        }));
    }

    /** Locks lanes, in the order of their ids, until the transaction ends: no run writes anything down meanwhile. */
    public void lockAll(Collection<LaneScope> scopes) {
        database.with(handle -> handle.createQuery(
                        "select lane_id from lane where scope = any(:scopes) order by lane_id for no key update")
                .bindArray(
                        "scopes",
                        String.class,
                        scopes.stream().map(LaneScope::value).toList())
                .mapTo(Long.class)
                .list());
    }

    /** Ends a pause and makes the lane due. A lane that a person holds stays held. */
    public void resume(LaneScope scope) {
        database.with(handle -> handle.createUpdate("""
                        update lane set due = now(), failures = 0, refusals = 0, refusal = null, paused_code = null,
                               paused_text = null
                         where scope = ?
                        """).bind(0, scope.value()).execute());
    }

    /** Claims up to {@code limit} due lanes, the longest due first. A lane that is owned has no due time of its own. */
    public List<LaneClaim> claim(String node, int limit, Duration lease, boolean slow) {
        if (limit <= 0) {
            return List.of();
        }
        String speed = slow ? "slow" : "not slow";
        return database.transaction(() -> database.with(handle -> handle.createQuery("""
                        with picked as (
                            select lane_id from lane
                             where due <= now() and <speed> and owner is null and paused_code is null
                             order by due limit :limit for no key update skip locked)
                        update lane l
                           set owner = :node, epoch = l.epoch + 1, due = null,
                               lease_until = now() + make_interval(secs => :lease)
                          from picked p where l.lane_id = p.lane_id
                        returning l.lane_id, l.epoch
                        """.replace("<speed>", speed))
                .bind("limit", limit)
                .bind("node", node)
                .bind("lease", lease.toMillis() / 1000.0)
                .map((rs, ctx) -> new LaneClaim(rs.getLong("lane_id"), rs.getLong("epoch"), slow))
                .list()));
    }

    /** Frees the lanes of nodes that died: they are due at once, and whoever claims them asks first. */
    public int recover() {
        return database.transaction(
                () -> database.with(handle -> handle.createUpdate("""
                        with lost as (
                            select lane_id from lane
                             where owner is not null and lease_until < now()
                             order by lane_id for no key update skip locked)
                        update lane l set owner = null, lease_until = null, due = now()
                          from lost where l.lane_id = lost.lane_id
                        """).execute()));
    }

    /**
     * Renews the live leases of a node in one statement and returns those it renewed. A lane whose row a run of the node
     * holds right now is passed over until the next round: waiting for it, with other rows locked, could close a circle.
     */
    public List<LaneClaim> renew(String node, Duration lease) {
        return database.transaction(() -> database.with(handle -> handle.createQuery("""
                        with live as (
                            select lane_id from lane
                             where owner = :node and lease_until > now()
                             order by lane_id for no key update skip locked)
                        update lane l set lease_until = now() + make_interval(secs => :lease)
                          from live where l.lane_id = live.lane_id
                        returning l.lane_id, l.epoch, l.slow
                        """)
                .bind("node", node)
                .bind("lease", lease.toMillis() / 1000.0)
                .map((rs, ctx) -> new LaneClaim(rs.getLong("lane_id"), rs.getLong("epoch"), rs.getBoolean("slow")))
                .list()));
    }

    /**
     * The lanes of these claims, their rows locked until the transaction ends: the fence in front of every write of a
     * run. A claim that is no longer the newest is not among them.
     */
    public List<Lane> hold(Collection<LaneClaim> claims) {
        return database.with(handle -> handle.createQuery("select l." + COLUMNS.replace(", ", ", l.") + """
                          from lane l
                          join unnest(:ids::bigint[], :epochs::bigint[]) as c(lane_id, epoch)
                            on l.lane_id = c.lane_id and l.epoch = c.epoch
                         where l.owner is not null
                         order by l.lane_id for no key update of l
                        """)
                .bindArray(
                        "ids",
                        Long.class,
                        claims.stream().map(LaneClaim::laneId).toList())
                .bindArray(
                        "epochs",
                        Long.class,
                        claims.stream().map(LaneClaim::epoch).toList())
                .map(LaneTable::lane)
                .list());
    }

    /** Gives lanes back; due again after their delay, or, when it is null, when somebody makes them due. */
    public void release(Collection<Released> released) {
        database.batch(
                """
                        update lane set owner = null, lease_until = null, slow = :slow,
                               due = least(due, now() + make_interval(secs => :delay::float8))
                         where lane_id = :lane and epoch = :epoch
                        """,
                released,
                (batch, lane) -> batch.bind("slow", lane.slow())
                        .bind(
                                "delay",
                                lane.delay() == null ? null : lane.delay().toMillis() / 1000.0)
                        .bind("lane", lane.claim().laneId())
                        .bind("epoch", lane.claim().epoch()));
    }

    /** Gives lanes back, paused until {@link #resume}. */
    public void pause(Collection<Paused> paused) {
        database.batch(
                """
                        update lane set owner = null, lease_until = null, paused_code = :code, paused_text = :text
                         where lane_id = :lane and epoch = :epoch
                        """,
                paused,
                (batch, lane) -> batch.bind("code", lane.reason().code())
                        .bind("text", lane.reason().text())
                        .bind("lane", lane.claim().laneId())
                        .bind("epoch", lane.claim().epoch()));
    }

    /** A call of each lane did not reach a decision. */
    public void failed(Collection<Long> laneIds) {
        database.batch(
                "update lane set failures = failures + 1 where lane_id = :lane",
                laneIds,
                (batch, lane) -> batch.bind("lane", lane));
    }

    /** How many refusals in a row had the same words; none: calls reach decisions again. */
    public void refused(Collection<Refusals> counts) {
        database.batch(
                """
                        update lane set refusals = :refusals, refusal = :refusal,
                               failures = case when :refusals = 0 then 0 else failures end
                         where lane_id = :lane
                        """,
                counts,
                (batch, count) -> batch.bind("refusals", count.refusals())
                        .bind("refusal", count.refusal())
                        .bind("lane", count.laneId()));
    }

    /** Refusals with the same words in a row. */
    public record Refusals(
            long laneId, int refusals, @Nullable String refusal) {}

    /** A lane that is given back. */
    public record Released(LaneClaim claim, @Nullable Duration delay, boolean slow) {}

    /** A lane that stands still. */
    public record Paused(LaneClaim claim, Reason reason) {}

    /** Gives up every lane of a node that is stopping, so that nobody waits for its leases. */
    public void releaseAll(String node) {
        database.with(handle -> handle.createUpdate(
                        "update lane set owner = null, lease_until = null, due = now() where owner = ?")
                .bind(0, node)
                .execute());
    }

    // ---- for people -----------------------------------------------------------------------------------------------

    /**
     * Which lanes people look for; every part may be absent.
     *
     * @param dueLonger due for that long or longer
     * @param before only lanes with a lower id: the next page
     */
    public record Filter(
            @Nullable LaneCondition condition,
            @Nullable String reasonCode,
            @Nullable String deviceId,
            @Nullable String pin,
            @Nullable Duration dueLonger,
            @Nullable Long before) {}

    private static final String CONDITION = """
            case when l.paused_code is not null then 'PAUSED'
                 when l.held_reason is not null then 'HELD'
                 when l.owner is not null and l.lease_until > now() then 'OWNED'
                 when l.due is null and l.owner is null then 'IDLE'
                 when l.due > now() then 'LATER'
                 else 'DUE' end
            """;
    private static final String STANDING = "select l." + COLUMNS.strip().replace(", ", ", l.")
            + ", l.due, l.owner, coalesce(l.lease_until > now(), false) as run, coalesce(l.pin, d.pin) as taxpayer, "
            + CONDITION
            + " as condition from lane l left join device d on d.device_id = l.device_id ";

    /** Lanes as they stand, the newest first. */
    public List<LaneStanding> search(Filter filter, int limit) {
        String still = filter.condition() == LaneCondition.PAUSED || filter.condition() == LaneCondition.HELD
                // In the words of the index over the few lanes that stand still.
                ? "(l.paused_code is not null or l.held_reason is not null) and "
                : "";
        return database.with(handle -> handle.createQuery(
                        STANDING + " where " + still + """
                               (:condition::text is null or <condition> = :condition)
                           and (:reason::text is null or l.paused_code = :reason)
                           and (:device::text is null or l.device_id = :device)
                           and (:pin::text is null or coalesce(l.pin, d.pin) = :pin)
                           and (:age::float8 is null or l.due <= now() - make_interval(secs => :age))
                           and (:before::bigint is null or l.lane_id < :before)
                         order by l.lane_id desc limit :limit
                        """.replace("<condition>", CONDITION))
                .bind(
                        "condition",
                        filter.condition() == null ? null : filter.condition().name())
                .bind("reason", filter.reasonCode())
                .bind("device", filter.deviceId())
                .bind("pin", filter.pin())
                .bind(
                        "age",
                        filter.dueLonger() == null ? null : filter.dueLonger().toMillis() / 1000.0)
                .bind("before", filter.before())
                .bind("limit", limit)
                .map(LaneTable::standing)
                .list());
    }

    /** One lane as it stands. */
    public Optional<LaneStanding> standing(long laneId) {
        return database.with(handle -> handle.createQuery(STANDING + " where l.lane_id = :lane")
                .bind("lane", laneId)
                .map(LaneTable::standing)
                .findOne());
    }

    /**
     * As {@link #standing}, its row locked until the transaction ends: no run writes anything down meanwhile. Whoever
     * stores a document in the lane does not wait for it.
     */
    public Optional<LaneStanding> lock(long laneId) {
        return database.with(handle -> handle.createQuery(STANDING + " where l.lane_id = :lane for no key update of l")
                .bind("lane", laneId)
                .map(LaneTable::standing)
                .findOne());
    }

    /**
     * Takes a lane from whoever runs it: what that run hands in later is fenced. For a run that asks; one with a send on
     * the wire keeps its lane, as nobody would hear the answer.
     */
    public void takeAway(long laneId) {
        database.with(handle -> handle.createUpdate("""
                        update lane set owner = null, lease_until = null, due = now(), epoch = epoch + 1
                         where lane_id = :lane and owner is not null
                        """).bind("lane", laneId).execute());
    }

    /** A person holds the lane, or lets it go (null): while it is held, nothing new is sent. */
    public void holdFor(long laneId, @Nullable String reason) {
        database.with(handle -> handle.createUpdate("update lane set held_reason = :reason where lane_id = :lane")
                .bind("reason", reason)
                .bind("lane", laneId)
                .execute());
    }

    /** Holds a lane unless somebody holds it. */
    public void holdUnlessHeld(LaneScope scope, String reason) {
        database.with(handle -> handle.createUpdate(
                        "update lane set held_reason = :reason where scope = :scope and held_reason is null")
                .bind("reason", reason)
                .bind("scope", scope.value())
                .execute());
    }

    /** Lets a lane go that is held for this reason; it is due. */
    public void letGo(LaneScope scope, String reason) {
        database.with(handle -> handle.createUpdate("""
                        update lane set held_reason = null, due = case when owner is null then now() else due end
                         where scope = :scope and held_reason = :reason
                        """)
                .bind("reason", reason)
                .bind("scope", scope.value())
                .execute());
        wake(List.of(scope));
    }

    /** As {@link #resume(LaneScope)}. */
    public void resume(long laneId) {
        database.with(handle -> handle.createUpdate("""
                        update lane set due = now(), failures = 0, refusals = 0, refusal = null, paused_code = null,
                               paused_text = null
                         where lane_id = :lane
                        """).bind("lane", laneId).execute());
    }

    /** The lane is due now, its back-off forgotten. */
    public void dueNow(long laneId) {
        database.with(handle -> handle.createUpdate("update lane set due = now(), failures = 0 where lane_id = :lane")
                .bind("lane", laneId)
                .execute());
    }

    /** Lanes that stand still, by why: the code of the pause, or {@code HELD_BY_OPERATOR}. */
    public Map<String, Long> still() {
        return database.with(handle ->
                handle
                        .createQuery("""
                        select coalesce(paused_code, 'HELD_BY_OPERATOR') as reason, count(*) as lanes from lane
                         where paused_code is not null or held_reason is not null group by 1
                        """)
                        .map((rs, ctx) -> Map.entry(rs.getString("reason"), rs.getLong("lanes")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Lanes that are due and free, and how long the oldest has been, in seconds. */
    public Backlog backlog() {
        return database.with(handle -> handle.createQuery("""
                        select count(*) as lanes, coalesce(extract(epoch from now() - min(due)), 0) as age
                          from lane where due <= now() and owner is null and paused_code is null
                        """)
                .map((rs, ctx) -> new Backlog(rs.getLong("lanes"), rs.getDouble("age")))
                .one());
    }

    /** What waits for a node to claim it. */
    public record Backlog(long lanes, double oldestSeconds) {}

    private static LaneStanding standing(ResultSet rs, StatementContext ctx) throws SQLException {
        OffsetDateTime due = rs.getObject("due", OffsetDateTime.class);
        return new LaneStanding(
                lane(rs, ctx),
                LaneCondition.valueOf(rs.getString("condition")),
                due == null ? null : due.toInstant(),
                rs.getString("owner"),
                rs.getBoolean("run"),
                rs.getString("taxpayer"));
    }

    private static Lane lane(ResultSet rs, StatementContext ctx) throws SQLException {
        String environment = rs.getString("environment");
        return new Lane(
                rs.getLong("lane_id"),
                Lane.Kind.valueOf(rs.getString("kind")),
                rs.getString("device_id"),
                environment == null ? null : Environment.valueOf(environment),
                rs.getString("pin"),
                rs.getLong("epoch"),
                rs.getInt("failures"),
                rs.getInt("refusals"),
                rs.getString("refusal"),
                rs.getString("paused_code"),
                rs.getString("paused_text"),
                rs.getString("held_reason"));
    }
}
