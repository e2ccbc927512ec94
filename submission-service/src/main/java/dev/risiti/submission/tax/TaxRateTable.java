package dev.risiti.submission.tax;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Reads and writes {@code tax_rate}. */
@ApplicationScoped
public class TaxRateTable {
    private final Database database;

    TaxRateTable(Database database) {
        this.database = database;
    }

    /** Stores one tax type of the code list, as from its date. */
    public void store(CodeEntry entry, TaxType type, BigDecimal rate) {
        database.with(handle -> handle.createUpdate("""
                        insert into tax_rate (environment, tax_type, effective_from, rate, in_use)
                        values (:environment, :type, :from, :rate, :inUse)
                        on conflict (environment, tax_type, effective_from) do update
                           set rate = excluded.rate, in_use = excluded.in_use
                        """)
                .bind("environment", entry.environment())
                .bind("type", type)
                .bind("from", entry.effectiveFrom())
                .bind("rate", rate)
                .bind("inUse", entry.inUse())
                .execute());
    }

    /** Every rate KRA ever listed: a handful of rows. */
    public Supplier<TaxRateHistory> history() {
        Supplier<List<TaxRateHistory.Entry>> entries = database.reading(
                "select environment, tax_type, effective_from, rate, in_use from tax_rate",
                rs -> new TaxRateHistory.Entry(
                        Environment.valueOf(rs.getString("environment")),
                        TaxType.valueOf(rs.getString("tax_type")),
                        rs.getObject("effective_from", LocalDate.class),
                        rs.getBigDecimal("rate"),
                        rs.getBoolean("in_use")));
        return () -> new TaxRateHistory(entries.get());
    }
}
