package dev.risiti.credential.testing;

import io.agroal.api.AgroalDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Everything that the service has stored. */
public final class StoredValues {
    private StoredValues() {}

    /** Every value of every table as Latin-1 text, so that plain bytes show in binary columns too. */
    public static List<String> of(AgroalDataSource database) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(
                    "select quote_ident(tablename) from pg_tables where schemaname = current_schema()")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] value = rows.getObject(i) instanceof byte[] binary
                                    ? binary
                                    : String.valueOf(rows.getString(i)).getBytes(StandardCharsets.UTF_8);
                            values.add(new String(value, StandardCharsets.ISO_8859_1));
                        }
                    }
                }
            }
        }
        return values;
    }
}
