package dev.risiti.submission.partition;

/** A table in partitions by month. */
enum MonthlyTable {
    /** The outcome ledger. */
    ATTEMPT_HISTORY("attempt_history", "finished_at", "false"),
    /** The documents' data: of a document that is not at its end they are needed, however old. */
    DOCUMENT_PAYLOAD("document_payload", "payload_at", """
            exists (select 1 from <partition> p join document d
                        on d.document_id = p.document_id and d.payload_at = p.payload_at
                     where d.state in ('QUEUED', 'WAITING', 'BLOCKED'))
            """);

    private final String table;
    private final String time;
    private final String needed;

    MonthlyTable(String table, String time, String needed) {
        this.table = table;
        this.time = time;
        this.needed = needed;
    }

    String table() {
        return table;
    }

    /** The column whose month decides. */
    String time() {
        return time;
    }

    /** SQL: whether {@code <partition>} holds what is still needed. */
    String needed() {
        return needed;
    }
}
