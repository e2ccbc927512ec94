package dev.risiti.submission.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction. They wait and go over in one exchange, in their order, when somebody asks for what
 * one of them returns, when a statement is made by hand, or at the end. Each exchange waits twice for a processor,
 * once here and once in PostgreSQL.
 */
final class Session {
    private final Handle handle;
    private final List<Waiting<?>> waiting = new ArrayList<>();

    Session(Handle handle) {
        this.handle = handle;
    }

    /** For statements made by hand; they come after what waits. */
    Handle handle() {
        exchange();
        return handle;
    }

    /** @return what the statement returns, for who asks before the session ends */
    <R> Supplier<List<R>> add(RowStatement.Filled statement, RowStatement.Reader<R> reader) {
        Waiting<R> one = new Waiting<>(statement, reader);
        waiting.add(one);
        return () -> {
            if (one.returned == null) {
                exchange();
            }
            return Objects.requireNonNull(one.returned, "the exchange it went with failed");
        };
    }

    /** Lets everything that waits go over. */
    void exchange() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Waiting<?>> going = List.copyOf(waiting);
        waiting.clear();
        try {
            execute(handle.getConnection(), going);
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException(e, null);
        }
    }

    /** The driver sends the statements of one text together and waits for the answers of all. */
    private static void execute(Connection connection, List<Waiting<?>> going) throws SQLException {
        String sql = going.stream().map(one -> one.statement.sql()).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Waiting<?> one : going) {
                parameter = one.statement.bind(statement, parameter);
            }
            boolean rows = statement.execute();
            for (Waiting<?> one : going) {
                one.take(rows ? statement.getResultSet() : null);
                rows = statement.getMoreResults();
            }
        }
    }

    private static final class Waiting<R> {
        private final RowStatement.Filled statement;
        private final RowStatement.Reader<R> reader;
        private @Nullable List<R> returned;

        Waiting(RowStatement.Filled statement, RowStatement.Reader<R> reader) {
            this.statement = statement;
            this.reader = reader;
        }

        void take(@Nullable ResultSet rows) throws SQLException {
            List<R> read = new ArrayList<>();
            while (rows != null && rows.next()) {
                read.add(reader.read(rows));
            }
            returned = read;
        }
    }
}
