package dev.risiti.submission.counter;

import dev.risiti.contracts.device.Environment;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code counter_scope}: for whom KRA counts the numbers of taxpayers with several branches. */
@ApplicationScoped
public class ScopeTable {
    private static final Logger LOG = Logger.getLogger(ScopeTable.class);

    private final Database database;
    private final CounterTable counters;

    ScopeTable(Database database, CounterTable counters) {
        this.database = database;
        this.counters = counters;
    }

    /** Asks for whom KRA counts the numbers of a taxpayer, unless that is asked or known. Whether it was new. */
    public boolean open(Environment environment, String pin) {
        int asked = database.with(handle -> handle.createUpdate("""
                        insert into counter_scope (environment, pin, name)
                        select :environment, :pin, name from unnest(array['invcNo', 'sarNo', 'pchsNo']) as n(name)
                        on conflict (environment, pin, name) do nothing
                        """)
                .bind("environment", environment)
                .bind("pin", pin)
                .execute());
        if (asked > 0) {
            LOG.infof("environment=%s pin=%s counters=%d state=SCOPE_ASKED", environment, pin, asked);
        }
        return asked > 0;
    }

    /**
     * How far the other branches have counted, by the device's own counter. Locks the counters that the branches would
     * share until the transaction ends: whoever takes or gives up a number in an open scope has to come by here.
     */
    public Map<Counter, OpenScope> others(Collection<ScopeQuestion> asked) {
        List<ScopeQuestion> questions = asked.stream().distinct().toList();
        if (questions.isEmpty()) {
            return Map.of();
        }
        counters.lock(questions.stream().map(ScopeQuestion::taxpayer).toList());
        // A statement of its own: it sees what the last holder of the lock committed.
        return database.with(handle -> handle
                .createQuery("""
                        select w.own, w.name, coalesce(max(c.last), 0) as last,
                               coalesce(bool_or(c.holder is not null), false) as held,
                               exists (select 1 from counter_scope s
                                        where s.environment = w.environment and s.pin = w.pin and s.name = w.name
                                          and s.scope is not null) as found
                          from unnest(:owns, :names, :environments, :pins, :branches)
                               as w(own, name, environment, pin, branch)
                          left join device d on d.environment = w.environment and d.pin = w.pin
                           and d.branch_id <> w.branch and d.solution = 'OSCU'
                          left join counter c on c.scope = 'device/' || d.device_id and c.name = w.name
                         group by w.own, w.name, w.environment, w.pin
                        """)
                .bindArray(
                        "owns",
                        String.class,
                        questions.stream().map(one -> one.own().scope()).toList())
                .bindArray(
                        "names",
                        String.class,
                        questions.stream()
                                .map(one -> one.own().name().wireName())
                                .toList())
                .bindArray(
                        "environments",
                        String.class,
                        questions.stream().map(one -> one.environment().name()).toList())
                .bindArray(
                        "pins",
                        String.class,
                        questions.stream().map(ScopeQuestion::pin).toList())
                .bindArray(
                        "branches",
                        String.class,
                        questions.stream().map(ScopeQuestion::branchId).toList())
                .map((rs, ctx) -> {
                    Counter own = new Counter(rs.getString("own"), Counter.Name.ofWireName(rs.getString("name")));
                    Counter taxpayer = questions.stream()
                            .filter(one -> one.own().equals(own))
                            .findFirst()
                            .orElseThrow()
                            .taxpayer();
                    return Map.entry(
                            own,
                            new OpenScope(taxpayer, rs.getLong("last"), rs.getBoolean("held"), rs.getBoolean("found")));
                })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * KRA's answer told for whom it counts.
     *
     * @param taxpayer the counter that the branches share, or would share
     * @param last the highest number of any branch
     * @param documentId whose number it was
     */
    public record Found(Counter taxpayer, CounterScope scope, long last, long documentId, String words) {}

    /** Keeps findings; a shared counter goes on behind the numbers of all branches. The first finding counts. */
    public void found(Collection<Found> found) {
        for (Found one : found) {
            int kept = database.with(handle -> handle.createUpdate("""
                            update counter_scope
                               set scope = :scope, found_at = now(), document_id = :document, words = :words
                             where 'taxpayer/' || environment || '/' || pin = :taxpayer and name = :name
                               and scope is null
                            """)
                    .bind("scope", one.scope().name())
                    .bind("document", one.documentId())
                    .bind("words", one.words())
                    .bind("taxpayer", one.taxpayer().scope())
                    .bind("name", one.taxpayer().name().wireName())
                    .execute());
            if (kept > 0 && one.scope() == CounterScope.TAXPAYER) {
                counters.startAfter(one.taxpayer(), one.last());
            }
            LOG.infof(
                    "counter=%s/%s scope=%s document=%d state=SCOPE_FOUND",
                    one.taxpayer().scope(), one.taxpayer().name().wireName(), one.scope(), one.documentId());
        }
    }

    /**
     * For whom KRA counts one number of a taxpayer.
     *
     * @param counter the number, in KRA's words
     * @param askedAt since when the taxpayer has had a second branch
     * @param documentId whose number told; null while nobody knows
     * @param words what KRA said to it
     */
    public record Finding(
            Environment environment,
            String pin,
            String counter,
            CounterScope scope,
            Instant askedAt,
            @Nullable Instant foundAt,
            @Nullable Long documentId,
            @Nullable String words) {}

    /** What was found out, newest question first; {@code pin} may be left out. */
    public List<Finding> findings(@Nullable String pin, int most) {
        return database.with(handle -> handle.createQuery("""
                        select environment, pin, name, coalesce(scope, 'UNDECIDED') as scope, asked_at, found_at,
                               document_id, words
                          from counter_scope where :pin::text is null or pin = :pin
                         order by asked_at desc, environment, pin, name limit :most
                        """)
                .bind("pin", pin)
                .bind("most", most)
                .map(ScopeTable::finding)
                .list());
    }

    private static Finding finding(ResultSet rs, StatementContext ctx) throws SQLException {
        OffsetDateTime found = rs.getObject("found_at", OffsetDateTime.class);
        return new Finding(
                Environment.valueOf(rs.getString("environment")),
                rs.getString("pin"),
                rs.getString("name"),
                CounterScope.valueOf(rs.getString("scope")),
                rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
                found == null ? null : found.toInstant(),
                rs.getObject("document_id", Long.class),
                rs.getString("words"));
    }
}
