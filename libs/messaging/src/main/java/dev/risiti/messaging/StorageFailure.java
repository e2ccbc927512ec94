package dev.risiti.messaging;

import java.sql.SQLException;

/** The database refused or could not answer a statement of the inbox or the outbox; the running transaction is lost. */
public class StorageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param statement what was being done, for the reader of the log
     * @param cause     the database's own words
     */
    public StorageFailure(String statement, SQLException cause) {
        super(statement + " failed: " + cause.getMessage(), cause);
    }
}
