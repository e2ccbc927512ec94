package dev.risiti.submission.lane;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Claims, renews and releases lanes: explicit SQL on {@code lane}. Time is the database's clock; node clocks decide
 * nothing. Rows are locked {@code for no key update}: whoever adds a document, a wake or an attempt, which all refer to a
 * lane, never waits for the lane's owner.
 */
@ApplicationScoped
public class LaneTable {
    private static final int WAKES_AT_ONCE = 2_000;
    static final String COLUMNS =
            "lane_id, kind, device_id, environment, pin, epoch, failures, refusals, refusal, paused_code, paused_text,"
                    + " held_reason ";

    private static final RowStatement<LaneScope> ENSURE = RowStatement.of(
            """
            insert into lane (kind, scope, device_id, environment, pin)
            select w.kind, w.scope, w.device, w.environment, w.pin from <rows>
             where not exists (select 1 from lane l where l.scope = w.scope)
             order by w.place
            on conflict (scope) do nothing
            """,
            Column.text("kind", scope -> scope.kind().name()),
            Column.text("scope", LaneScope::value),
            Column.text("device", LaneScope::deviceId),
            Column.text(
                    "environment",
                    scope -> scope.environment() == null
                            ? null
                            : scope.environment().name()),
            Column.text("pin", LaneScope::pin));
    private static final RowStatement<LaneClaim> HOLD = RowStatement.of(
            "select l." + COLUMNS.replace(", ", ", l.") + """
              from lane l join <rows> on l.lane_id = w.lane_id and l.epoch = w.epoch
             where l.owner is not null
             order by l.lane_id for no key update of l
            """,
            Column.int8("lane_id", LaneClaim::laneId),
            Column.int8("epoch", LaneClaim::epoch));
    private static final RowStatement<LaneScope> WAKE = RowStatement.of(
            "insert into wake (lane_id) select l.lane_id from <rows> join lane l on l.scope = w.scope",
            Column.text("scope", LaneScope::value));
    private static final RowStatement<Long> WAKE_IDS =
            RowStatement.of("insert into wake (lane_id) select w.lane from <rows>", Column.int8("lane", lane -> lane));
    /** Wakes of lanes that somebody holds stay for the next time. */
    private static final RowStatement<Integer> WAKE_UP = RowStatement.of("""
            with told as materialized (
                select t.wake_id, t.lane_id
                  from <rows> cross join lateral (select * from wake order by wake_id limit w.most) t),
            free as materialized (
                select t.wake_id, l.lane_id from told t join lane l on l.lane_id = t.lane_id
                   for no key update of l skip locked),
            due as (
                update lane l set due = least(coalesce(l.due, now()), now())
                  from free f where l.lane_id = f.lane_id)
            delete from wake t using free f where t.wake_id = f.wake_id
            """, Column.int4("most", most -> most));

    private static final RowStatement<Wish> CLAIM = RowStatement.of(
            """
            with wish as materialized (select * from <rows>),
            slow as (
                select lane_id from lane
                 where due <= now() and slow and owner is null and paused_code is null
                 order by due limit (select free_slow from wish) for no key update skip locked),
            swift as (
                select lane_id from lane
                 where due <= now() and not slow and owner is null and paused_code is null
                 order by due limit (select free from wish) - (select count(*) from slow)
                   for no key update skip locked),
            picked as (select lane_id from slow union all select lane_id from swift)
            update lane l
               set owner = wish.node, epoch = l.epoch + 1, due = null,
                   lease_until = now() + make_interval(secs => wish.lease)
              from picked p cross join wish where l.lane_id = p.lane_id
            returning l.lane_id, l.epoch, l.slow
            """,
            Column.text("node", Wish::node),
            Column.int4("free", Wish::free),
            Column.int4("free_slow", Wish::freeSlow),
            Column.float8("lease", wish -> wish.lease().toMillis() / 1000.0));
    private static final RowStatement<LaneScope> RESUME = RowStatement.of("""
            with resumed as (
                select l.lane_id from <rows> join lane l on l.scope = w.scope order by l.lane_id for no key update of l)
            update lane l set due = now(), failures = 0, refusals = 0, refusal = null, paused_code = null,
                   paused_text = null
              from resumed r where l.lane_id = r.lane_id
            """, Column.text("scope", LaneScope::value));
    private static final RowStatement<Released> RELEASE = RowStatement.of(
            """
            update lane l set owner = null, lease_until = null, slow = w.slow,
                   due = least(l.due, now() + make_interval(secs => w.delay))
              from <rows> where l.lane_id = w.lane and l.epoch = w.epoch
            """,
            Column.int8("lane", released -> released.claim().laneId()),
            Column.int8("epoch", released -> released.claim().epoch()),
            Column.bool("slow", Released::slow),
            Column.float8(
                    "delay",
                    released ->
                            released.delay() == null ? null : released.delay().toMillis() / 1000.0));
    private static final RowStatement<Paused> PAUSE = RowStatement.of(
            """
            update lane l set owner = null, lease_until = null, paused_code = w.code, paused_text = w.text
              from <rows> where l.lane_id = w.lane and l.epoch = w.epoch
            """,
            Column.int8("lane", paused -> paused.claim().laneId()),
            Column.int8("epoch", paused -> paused.claim().epoch()),
            Column.text("code", paused -> paused.reason().code()),
            Column.text("text", paused -> paused.reason().text()));
    private static final RowStatement<Long> FAILED = RowStatement.of(
            "update lane l set failures = l.failures + 1 from <rows> where l.lane_id = w.lane",
            Column.int8("lane", lane -> lane));
    private static final RowStatement<Refusals> REFUSED = RowStatement.of(
            """
            update lane l set refusals = w.refusals, refusal = w.refusal,
                   failures = case when w.refusals = 0 then 0 else l.failures end
              from <rows> where l.lane_id = w.lane
            """,
            Column.int8("lane", Refusals::laneId),
            Column.int4("refusals", Refusals::refusals),
            Column.text("refusal", Refusals::refusal));

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
        database.write(ENSURE, distinct);
    }

    /**
     * Tells lanes that they have something to do. Adds rows only, so it waits for nobody; the lanes become due with the
     * next {@link #claim}.
     */
    public void wake(Collection<LaneScope> scopes) {
        database.write(WAKE, new LinkedHashSet<>(scopes));
    }

    /** As {@link #wake}, by their ids. */
    public void wakeIds(Collection<Long> laneIds) {
        database.write(WAKE_IDS, new LinkedHashSet<>(laneIds));
    }

    /** Ends pauses and makes the lanes due. A lane that a person holds stays held. */
    public void resume(Collection<LaneScope> scopes) {
        database.write(RESUME, new LinkedHashSet<>(scopes));
    }

    /**
     * Makes the lanes due that were told to be, and claims due lanes, the longest due first: slow ones up to their share,
     * then others. A lane that is owned has no due time of its own. Waits for no row: what is locked comes next time.
     *
     * @param free how many altogether
     * @param freeSlow how many of them may be slow
     */
    public List<LaneClaim> claim(String node, int free, int freeSlow, Duration lease) {
        return database.transaction(() -> {
            database.write(WAKE_UP, List.of(WAKES_AT_ONCE));
            return database.returning(
                    CLAIM, List.of(new Wish(node, free, Math.min(free, freeSlow), lease)), LaneTable::claimed);
        });
    }

    private record Wish(String node, int free, int freeSlow, Duration lease) {}

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
     * Renews the live leases of a node that end soon, in one statement, and returns those it renewed.
     *
     * @param left leases that have less than this left
     * @param patient whether to wait for rows that are locked: a run that writes one commit after another may hold its
     *     row whenever somebody looks. Rows are locked in the order of their ids, as by everybody who waits for them.
     */
    public List<LaneClaim> renew(String node, Duration lease, Duration left, boolean patient) {
        return database.transaction(() ->
                database.with(handle -> handle.createQuery("""
                        with ending as (
                            select lane_id from lane
                             where owner = :node and lease_until > now()
                               and lease_until < now() + make_interval(secs => :left)
                             order by lane_id for no key update <locked>)
                        update lane l set lease_until = now() + make_interval(secs => :lease)
                          from ending e where l.lane_id = e.lane_id
                        returning l.lane_id, l.epoch, l.slow
                        """.replace("<locked>", patient ? "" : "skip locked"))
                        .bind("node", node)
                        .bind("left", left.toMillis() / 1000.0)
                        .bind("lease", lease.toMillis() / 1000.0)
                        .map((rs, ctx) -> claimed(rs))
                        .list()));
    }

    /**
     * The lanes of these claims, their rows locked until the transaction ends: the fence in front of every write of a
     * run. A claim that is no longer the newest is not among them.
     */
    public Supplier<List<Lane>> hold(Collection<LaneClaim> claims) {
        return database.reading(HOLD, claims, LaneTable::lane);
    }

    /** Gives lanes back; due again after their delay, or, when it is null, when somebody makes them due. */
    public void release(Collection<Released> released) {
        database.write(RELEASE, released);
    }

    /** Gives lanes back, paused until {@link #resume}. */
    public void pause(Collection<Paused> paused) {
        database.write(PAUSE, paused);
    }

    /** A call of each lane did not reach a decision. */
    public void failed(Collection<Long> laneIds) {
        database.write(FAILED, laneIds);
    }

    /** How many refusals in a row had the same words; none: calls reach decisions again. */
    public void refused(Collection<Refusals> counts) {
        database.write(REFUSED, counts);
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

    /** As {@link #resume(Collection)}. */
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

    private static LaneClaim claimed(ResultSet rs) throws SQLException {
        return new LaneClaim(rs.getLong("lane_id"), rs.getLong("epoch"), rs.getBoolean("slow"));
    }

    static Lane lane(ResultSet rs) throws SQLException {
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
