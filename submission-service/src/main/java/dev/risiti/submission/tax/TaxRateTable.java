package dev.risiti.submission.tax;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

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

    /** The rates that hold on a document's date. */
    public TaxRates on(Environment environment, LocalDate date) {
        Map<TaxType, BigDecimal> rates = new EnumMap<>(TaxType.class);
        Set<TaxType> inUse = EnumSet.noneOf(TaxType.class);
        database.with(handle -> handle.createQuery("""
                        select distinct on (tax_type) tax_type, rate, in_use from tax_rate
                         where environment = :environment and effective_from <= :date
                         order by tax_type, effective_from desc
                        """)
                .bind("environment", environment)
                .bind("date", date)
                .map((rs, ctx) -> {
                    TaxType type = TaxType.valueOf(rs.getString("tax_type"));
                    rates.put(type, rs.getBigDecimal("rate"));
                    return rs.getBoolean("in_use") ? inUse.add(type) : false;
                })
                .list());
        return new TaxRates(rates, inUse);
    }
}
