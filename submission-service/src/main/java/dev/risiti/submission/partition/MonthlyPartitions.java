package dev.risiti.submission.partition;

import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * Makes and drops partitions: {@code <table>_<year>_<month>}, months in UTC by the database's clock.
 *
 * <p>Each change is a transaction of its own. It waits for its locks a moment only, so that no lane waits long behind
 * it, and is tried again later; what has no partition goes into the default one and is moved when its month gets one.
 */
@ApplicationScoped
class MonthlyPartitions {
    static final long ONE_AT_A_TIME = 0x7269_7369_7469_01L;
    private static final Pattern MONTH = Pattern.compile(".*_(\\d{4})_(\\d{2})");

    private final Database database;

    MonthlyPartitions(Database database) {
        this.database = database;
    }

    /**
     * Makes the partitions of this month and the next, and of every month that the default partition has rows of.
     *
     * @return their names; none when another replica is at it
     */
    List<String> make(MonthlyTable table) {
        List<String> made = new ArrayList<>();
        for (YearMonth month : wanted(table)) {
            boolean isNew = database.transaction(() -> database.with(handle -> {
                if (!alone(handle) || partitions(handle, table).contains(month)) {
                    return false;
                }
                make(handle, table, month);
                return true;
            }));
            if (isNew) {
                made.add(name(table, month));
            }
        }
        return made;
    }

    /**
     * Drops partitions whose month ended longer ago than is kept, unless something in them is still needed.
     *
     * @return their names
     */
    List<String> drop(MonthlyTable table, Duration kept) {
        if (!kept.isPositive()) {
            return List.of();
        }
        List<String> dropped = new ArrayList<>();
        YearMonth oldest = YearMonth.from(now().minus(kept));
        List<YearMonth> old = database.with(handle -> partitions(handle, table)).stream()
                .filter(month -> month.isBefore(oldest))
                .toList();
        for (YearMonth month : old) {
            String partition = name(table, month);
            boolean gone = database.transaction(() -> database.with(handle -> {
                if (!alone(handle)
                        || !partitions(handle, table).contains(month)
                        || isNeeded(handle, table, partition)) {
                    return false;
                }
                handle.execute("drop table " + partition);
                return true;
            }));
            if (gone) {
                dropped.add(partition);
            }
        }
        return dropped;
    }

    private Set<YearMonth> wanted(MonthlyTable table) {
        YearMonth thisMonth = YearMonth.from(now());
        Set<YearMonth> wanted = new TreeSet<>(Set.of(thisMonth, thisMonth.plusMonths(1)));
        return database.with(handle -> {
            handle.createQuery("select distinct to_char(" + table.time() + " at time zone 'UTC', 'YYYY-MM') from "
                            + table.table() + "_default")
                    .mapTo(String.class)
                    .forEach(month -> wanted.add(YearMonth.parse(month)));
            wanted.removeAll(partitions(handle, table));
            return wanted;
        });
    }

    private static void make(Handle handle, MonthlyTable table, YearMonth month) {
        String partition = name(table, month);
        String standard = table.table() + "_default";
        String inMonth =
                "%1$s >= '%2$s' and %1$s < '%3$s'".formatted(table.time(), start(month), start(month.plusMonths(1)));
        // Nobody adds rows of the month to the default partition from here on.
        handle.execute("lock table " + standard + " in access exclusive mode");
        handle.execute("create table %s (like %s including all)".formatted(partition, table.table()));
        handle.execute("with moved as (delete from %s where %s returning *) insert into %s select * from moved"
                .formatted(standard, inMonth, partition));
        handle.execute("alter table %s attach partition %s for values from ('%s') to ('%s')"
                .formatted(table.table(), partition, start(month), start(month.plusMonths(1))));
    }

    private static boolean isNeeded(Handle handle, MonthlyTable table, String partition) {
        return handle.createQuery("select " + table.needed().replace("<partition>", partition))
                .mapTo(Boolean.class)
                .one();
    }

    /** Whether this replica alone works on partitions until the transaction ends; it waits for other locks a moment. */
    private static boolean alone(Handle handle) {
        handle.execute("set local lock_timeout = '2s'");
        return handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", ONE_AT_A_TIME)
                .mapTo(Boolean.class)
                .one();
    }

    private static Set<YearMonth> partitions(Handle handle, MonthlyTable table) {
        Set<YearMonth> months = new TreeSet<>();
        handle.createQuery("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                         where i.inhparent = cast(:table as regclass)
                        """).bind("table", table.table()).mapTo(String.class).forEach(name -> {
            Matcher month = MONTH.matcher(name);
            if (month.matches()) {
                months.add(YearMonth.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2))));
            }
        });
        return months;
    }

    private OffsetDateTime now() {
        return database.with(handle -> handle.createQuery("select now()")
                        .mapTo(OffsetDateTime.class)
                        .one())
                .withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static String name(MonthlyTable table, YearMonth month) {
        return "%s_%04d_%02d".formatted(table.table(), month.getYear(), month.getMonthValue());
    }

    private static String start(YearMonth month) {
        return month.atDay(1) + " 00:00:00+00";
    }
}
