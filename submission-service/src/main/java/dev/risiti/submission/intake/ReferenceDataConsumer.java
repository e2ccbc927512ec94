package dev.risiti.submission.intake;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.document.Wakeups;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.tax.TaxRateTable;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the tax rates of KRA's code list; what waited for one goes on. */
@ApplicationScoped
class ReferenceDataConsumer {
    /** KRA's class of tax types (KRA reference 4). */
    private static final String TAX_TYPES = "04";

    private final Intake intake;
    private final TaxRateTable taxRates;
    private final Wakeups wakeups;

    ReferenceDataConsumer(Intake intake, TaxRateTable taxRates, Wakeups wakeups) {
        this.intake = intake;
        this.taxRates = taxRates;
        this.wakeups = wakeups;
    }

    @Incoming("reference-data")
    @Blocking
    void referenceData(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::entry);
    }

    private void entry(RisitiEvent event, Effects effects) {
        if (event instanceof CodeEntry entry && entry.list().equals(TAX_TYPES)) {
            BigDecimal rate = entry.rate();
            Optional<TaxType> type = Arrays.stream(TaxType.values())
                    .filter(known -> known.name().equals(entry.code()))
                    .findFirst();
            if (rate != null && type.isPresent()) {
                taxRates.store(entry, type.get(), rate);
                wakeups.provide(WakeKey.taxRate(entry.environment(), type.get()));
            }
        }
    }
}
