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

    /** The statement with these rows, as they are now. */
    Filled with(Collection<T> rows) {
        List<String> types = new ArrayList<>(columns.size());
        List<Object[]> arrays = new ArrayList<>(columns.size());
        for (Column<T> column : columns) {
            types.add(column.type());
            arrays.add(values(column, rows));
        }
        return new Filled(sql, types, arrays);
    }

    /**
     * A statement and the values for it.
     *
     * @param types of the values, in PostgreSQL's words
     * @param arrays one for each parameter
     */
    record Filled(String sql, List<String> types, List<Object[]> arrays) {
        /** @return the parameter after its last */
        int bind(PreparedStatement statement, int first) throws SQLException {
            Connection connection = statement.getConnection();
            int parameter = first;
            for (int i = 0; i < arrays.size(); i++) {
                statement.setArray(parameter++, connection.createArrayOf(types.get(i), arrays.get(i)));
            }
            return parameter;
        }
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
