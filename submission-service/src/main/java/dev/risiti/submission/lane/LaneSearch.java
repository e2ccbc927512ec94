package dev.risiti.submission.lane;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** What people see of {@code lane}, and what is counted there for them; {@link LaneTable} is the engine's. */
@ApplicationScoped
public class LaneSearch {
    private static final String CONDITION = """
            case when l.paused_code is not null then 'PAUSED'
                 when l.held_reason is not null then 'HELD'
                 when l.owner is not null and l.lease_until > now() then 'OWNED'
                 when l.due is null and l.owner is null then 'IDLE'
                 when l.due > now() then 'LATER'
                 else 'DUE' end
            """;
    private static final String STANDING =
            "select l." + LaneTable.COLUMNS.strip().replace(", ", ", l.")
                    + ", l.due, l.owner, coalesce(l.lease_until > now(), false) as run, coalesce(l.pin, d.pin) as taxpayer, "
                    + CONDITION
                    + " as condition from lane l left join device d on d.device_id = l.device_id ";

    /** Slow lanes and others by themselves: each have an index, all together have none. */
    static final String BACKLOG = """
            select sum(lanes) as lanes, coalesce(extract(epoch from now() - min(oldest)), 0) as age
              from (select count(*) as lanes, min(due) as oldest
                      from lane where due <= now() and not slow and owner is null and paused_code is null
                    union all
                    select count(*), min(due)
                      from lane where due <= now() and slow and owner is null and paused_code is null) due
            """;

    private final Database database;

    LaneSearch(Database database) {
        this.database = database;
    }

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
                .map(LaneSearch::standing)
                .list());
    }

    /** One lane as it stands. */
    public Optional<LaneStanding> standing(long laneId) {
        return database.with(handle -> handle.createQuery(STANDING + " where l.lane_id = :lane")
                .bind("lane", laneId)
                .map(LaneSearch::standing)
                .findOne());
    }

    /**
     * As {@link #standing}, its row locked until the transaction ends: no run writes anything down meanwhile. Whoever
     * stores a document in the lane does not wait for it.
     */
    public Optional<LaneStanding> lock(long laneId) {
        return database.with(handle -> handle.createQuery(STANDING + " where l.lane_id = :lane for no key update of l")
                .bind("lane", laneId)
                .map(LaneSearch::standing)
                .findOne());
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
        return database.with(handle -> handle.createQuery(BACKLOG)
                .map((rs, ctx) -> new Backlog(rs.getLong("lanes"), rs.getDouble("age")))
                .one());
    }

    /** What waits for a node to claim it. */
    public record Backlog(long lanes, double oldestSeconds) {}

    private static LaneStanding standing(ResultSet rs, StatementContext ctx) throws SQLException {
        OffsetDateTime due = rs.getObject("due", OffsetDateTime.class);
        return new LaneStanding(
                LaneTable.lane(rs),
                LaneCondition.valueOf(rs.getString("condition")),
                due == null ? null : due.toInstant(),
                rs.getString("owner"),
                rs.getBoolean("run"),
                rs.getString("taxpayer"));
    }
}
