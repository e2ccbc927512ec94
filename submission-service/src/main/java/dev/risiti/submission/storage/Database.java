package dev.risiti.submission.storage;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/**
 * Explicit SQL inside JTA transactions: every statement of one {@link #transaction} commits or none, together with what
 * the outbox appends there.
 */
@ApplicationScoped
public class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final ScopedValue<Session> SESSION = ScopedValue.newInstance();
    private static final int TRIES = 4;
    private static final String DEADLOCK = "40P01";
    private static final String SERIALIZATION = "40001";

    private final Jdbi jdbi;

    Database(AgroalDataSource dataSource) {
        // The container ends the transaction, not the handle.
        this.jdbi = Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
    }

    /**
     * Runs work in a new transaction, again when PostgreSQL chose it as the victim of a deadlock; the work therefore has
     * no effect but on the database.
     */
    public <T> T transaction(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> together(work));
            } catch (RuntimeException e) {
                if (tried >= TRIES || !isCollision(e)) {
                    throw e;
                }
                LOG.debugf("transaction collided try=%d", tried);
            }
        }
    }

    /** Lets all statements of the running transaction share one connection, and go over together as far as they can. */
    public <T> T together(Supplier<T> work) {
        try (Handle handle = jdbi.open()) {
            Session session = new Session(handle);
            T done = ScopedValue.where(SESSION, session).call(work::get);
            session.exchange();
            return done;
        }
    }

    /** Statements on the connection of the running transaction, or on one of their own outside any. */
    public <T> T with(Function<Handle, T> statements) {
        return SESSION.isBound() ? statements.apply(SESSION.get().handle()) : jdbi.withHandle(statements::apply);
    }

    /**
     * Executes a statement with these rows; nothing when there are none. In a transaction it goes over with what is read
     * next, or at the end, and fails there.
     */
    public <T> void write(RowStatement<T> statement, Collection<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        RowStatement.Filled filled = statement.with(rows);
        if (SESSION.isBound()) {
            SESSION.get().add(filled, row -> true);
        } else {
            jdbi.useHandle(handle -> {
                Session session = new Session(handle);
                session.add(filled, row -> true);
                session.exchange();
            });
        }
    }

    /** What a statement returns for these rows, of which each is read; nothing when there are none. */
    public <T, R> List<R> returning(RowStatement<T> statement, Collection<T> rows, RowStatement.Reader<R> reader) {
        return reading(statement, rows, reader).get();
    }

    /**
     * As {@link #returning}, later: it goes over with what is asked for next, or when somebody asks for it, which has to
     * be before the transaction ends.
     */
    public <T, R> Supplier<List<R>> reading(
            RowStatement<T> statement, Collection<T> rows, RowStatement.Reader<R> reader) {
        return rows.isEmpty() ? List::of : reading(statement.with(rows), reader);
    }

    /** As {@link #reading(RowStatement, Collection, RowStatement.Reader)}, for a statement without parameters. */
    public <R> Supplier<List<R>> reading(String sql, RowStatement.Reader<R> reader) {
        return reading(new RowStatement.Filled(sql, List.of(), List.of()), reader);
    }

    private <R> Supplier<List<R>> reading(RowStatement.Filled filled, RowStatement.Reader<R> reader) {
        return SESSION.isBound()
                ? SESSION.get().add(filled, reader)
                : () -> jdbi.withHandle(
                        handle -> new Session(handle).add(filled, reader).get());
    }

    private static boolean isCollision(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql
                    && (DEADLOCK.equals(sql.getSQLState()) || SERIALIZATION.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
