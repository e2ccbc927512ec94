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
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/**
 * Explicit SQL inside JTA transactions: every statement of one {@link #transaction} commits or none, together with what
 * the outbox appends there.
 */
@ApplicationScoped
public class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final ScopedValue<Handle> SHARED = ScopedValue.newInstance();
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

    /** Lets all statements of the running transaction share one handle: to open one costs more than many a statement. */
    public <T> T together(Supplier<T> work) {
        try (Handle handle = jdbi.open()) {
            return ScopedValue.where(SHARED, handle).call(work::get);
        }
    }

    /** Statements on the connection of the running transaction, or on one of their own outside any. */
    public <T> T with(Function<Handle, T> statements) {
        return SHARED.isBound() ? statements.apply(SHARED.get()) : jdbi.withHandle(statements::apply);
    }

    /** Executes a statement with these rows; returns how many rows changed. Nothing when there are none. */
    public <T> int write(RowStatement<T> statement, Collection<T> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        return with(handle -> {
            try {
                return statement.execute(handle.getConnection(), rows);
            } catch (SQLException e) {
                throw new UnableToExecuteStatementException(e, null);
            }
        });
    }

    /** As {@link #write}, for a statement that returns rows; returns what was read of them. */
    public <T, R> List<R> returning(RowStatement<T> statement, Collection<T> rows, RowStatement.Reader<R> reader) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return with(handle -> {
            try {
                return statement.query(handle.getConnection(), rows, reader);
            } catch (SQLException e) {
                throw new UnableToExecuteStatementException(e, null);
            }
        });
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
