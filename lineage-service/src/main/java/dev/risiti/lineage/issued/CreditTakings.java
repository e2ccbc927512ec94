package dev.risiti.lineage.issued;

import dev.risiti.lineage.check.Taking;
import dev.risiti.lineage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code credit_taking} and the sums it leaves on {@code issued_line}. Everything here happens under the lock
 * of the original ({@link IssuedDocuments#lock}).
 */
@ApplicationScoped
public class CreditTakings {
    private static final String INSERT = """
            insert into credit_taking (note_id, revision, issued_id, sequence, quantity, amount, state)
            values (?, ?, ?, ?, ?, ?, 'RESERVED')""";

    private static final String RESERVE = """
            update issued_line
               set reserved_quantity = reserved_quantity + ?, reserved_amount = reserved_amount + ?
             where issued_id = ? and sequence = ?""";

    private static final String END = """
            with ended as (
                update credit_taking set state = '%s' where note_id = ? and state = 'RESERVED'
                returning issued_id, sequence, quantity, amount),
            sums as (
                select issued_id, sequence, sum(quantity) as quantity, sum(amount) as amount
                  from ended group by issued_id, sequence)
            update issued_line l
               set reserved_quantity = l.reserved_quantity - s.quantity,
                   reserved_amount = l.reserved_amount - s.amount%s
              from sums s where l.issued_id = s.issued_id and l.sequence = s.sequence""";

    private static final String CREDIT = END.formatted(
            "CREDITED",
            ", credited_quantity = l.credited_quantity + s.quantity, credited_amount = l.credited_amount + s.amount");

    private static final String RELEASE = END.formatted("RELEASED", "");

    private final Sql sql;

    CreditTakings(Sql sql) {
        this.sql = sql;
    }

    /** Keeps a part of the original for a note that is about to be handed on. */
    public void reserve(long noteId, int revision, UUID issuedId, List<Taking> takings) {
        sql.batch(
                INSERT,
                takings.stream()
                        .map(taking -> new @Nullable Object[] {
                            noteId, revision, issuedId, taking.originalSequence(), taking.quantity(), taking.amount()
                        })
                        .toList());
        sql.batch(
                RESERVE,
                takings.stream()
                        .map(taking -> new @Nullable Object[] {
                            taking.quantity(), taking.amount(), issuedId, taking.originalSequence()
                        })
                        .toList());
    }

    /** The note has its receipt: what was kept for it is credited. No effect the second time. */
    public void credit(List<Long> noteIds) {
        end(CREDIT, noteIds);
    }

    /** The note will never have a receipt: what was kept for it is free again. No effect the second time. */
    public void release(List<Long> noteIds) {
        end(RELEASE, noteIds);
    }

    private void end(String statement, List<Long> noteIds) {
        sql.batch(
                statement,
                noteIds.stream().map(id -> new @Nullable Object[] {id}).toList());
    }
}
