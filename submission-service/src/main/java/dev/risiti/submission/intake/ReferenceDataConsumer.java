package dev.risiti.submission.intake;

import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.signal.Signal;
import dev.risiti.submission.signal.SignalTable;
import dev.risiti.submission.tax.TaxRateTable;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
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
    private final SignalTable signals;

    ReferenceDataConsumer(Intake intake, TaxRateTable taxRates, SignalTable signals) {
        this.intake = intake;
        this.taxRates = taxRates;
        this.signals = signals;
    }

    @Incoming("reference-data")
    @Blocking
    void referenceData(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::store);
    }

    private List<Effect.Publish> store(List<RisitiEvent> events) {
        signals.add(events.stream().map(this::rate).flatMap(Optional::stream).toList());
        return List.of();
    }

    private Optional<Signal> rate(RisitiEvent event) {
        if (event instanceof CodeEntry entry && entry.list().equals(TAX_TYPES)) {
            BigDecimal rate = entry.rate();
            Optional<TaxType> type = Arrays.stream(TaxType.values())
                    .filter(known -> known.name().equals(entry.code()))
                    .findFirst();
            if (rate != null && type.isPresent()) {
                taxRates.store(entry, type.get(), rate);
                return Optional.of(new Signal(WakeKey.taxRate(entry.environment(), type.get()), null));
            }
        }
        return Optional.empty();
    }
}
