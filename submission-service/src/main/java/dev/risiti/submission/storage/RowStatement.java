package dev.risiti.submission.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that takes any number of rows in one execution: PostgreSQL plans and starts it once, whatever the number.
 * In its text {@code <rows>} stands for the rows: a table {@code w} of the columns, and {@code place}, which counts them
 * in the order given.
 *
 * <p>A row of the database that two rows name is changed once, so rows name different ones.
 */
public final class RowStatement<T> {
    private final String sql;
    private final List<Column<T>> columns;

    private RowStatement(String sql, List<Column<T>> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    @SafeVarargs
    public static <T> RowStatement<T> of(String sql, Column<T>... columns) {
        List<Column<T>> all = List.of(columns);
        String arrays = all.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "));
        String names = all.stream().map(Column::name).collect(Collectors.joining(", "));
        return new RowStatement<>(
                sql.replace("<rows>", "unnest(" + arrays + ") with ordinality as w(" + names + ", place)"), all);
    }

    /** Reads one row of what a statement returns. */
    @FunctionalInterface
    public interface Reader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** @return how many rows of the database changed */
    int execute(Connection connection, Collection<T> rows) throws SQLException {
        try (PreparedStatement statement = prepare(connection, rows)) {
            return statement.executeUpdate();
        }
    }

    /** @return what the statement returns */
    <R> List<R> query(Connection connection, Collection<T> rows, Reader<R> reader) throws SQLException {
        try (PreparedStatement statement = prepare(connection, rows);
                ResultSet result = statement.executeQuery()) {
            List<R> read = new ArrayList<>();
            while (result.next()) {
                read.add(reader.read(result));
            }
            return read;
        }
    }

    private PreparedStatement prepare(Connection connection, Collection<T> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            statement.setArray(i + 1, connection.createArrayOf(column.type(), values(column, rows)));
        }
        return statement;
    }

    private static <T> Object[] values(Column<T> column, Collection<T> rows) {
        Object[] values = column.type().equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        int at = 0;
        for (T row : rows) {
            values[at++] = column.value().apply(row);
        }
        return values;
    }
}
