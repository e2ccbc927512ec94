package dev.risiti.lineage.sql;

import java.sql.SQLException;

/** The database refused a statement or could not answer; the running transaction is lost. */
public final class SqlFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SqlFailure(String statement, SQLException cause) {
        super(statement.lines().findFirst().orElse("statement").strip() + " ... failed: " + cause.getMessage(), cause);
    }
}
