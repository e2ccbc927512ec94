package dev.risiti.bench.baseline;

import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.credential.client.CredentialClient;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.SaleAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Signs each sale while its record is being consumed. The connector keeps the order, per partition or per key; a crash
 * between KRA's answer and the row signs the sale a second time, which is what this design costs and what is not
 * measured here.
 */
@ApplicationScoped
class SalesConsumer {
    private final CredentialClient credentials;
    private final OscuClient kra;
    private final InvoiceNumbers numbers;
    private final ReceiptTable receipts;
    private final ResultTopic results;
    private final Clock clock;

    SalesConsumer(
            CredentialClient credentials,
            OscuClient kra,
            InvoiceNumbers numbers,
            ReceiptTable receipts,
            ResultTopic results,
            Clock clock) {
        this.credentials = credentials;
        this.kra = kra;
        this.numbers = numbers;
        this.receipts = receipts;
        this.results = results;
        this.clock = clock;
    }

    @Incoming("documents")
    @RunOnVirtualThread
    void consume(ConsumerRecord<String, byte[]> record) {
        Instant receivedAt = clock.instant();
        Sale sale = (Sale) EventJson.decode(EventType.SALE, record.value());
        if (receipts.holds(sale.identity())) {
            return;
        }
        DeviceCredentials device = credentials.deviceCredentials(sale.deviceId());
        long number = numbers.next(sale.deviceId());
        Outcome outcome = kra.send(
                new dev.risiti.oscu.DeviceCredentials(device.pin(), device.branchId(), device.communicationKey()),
                OscuRequests.encode(SaleCall.of(sale, device, number, receivedAt)));
        if (!(outcome instanceof Outcome.Accepted accepted) || !(accepted.answer() instanceof SaleAnswer answer)) {
            throw new IllegalStateException("KRA did not sign " + sale.identity() + ": " + outcome.words());
        }
        receipts.insert(sale, number, answer);
        numbers.used(sale.deviceId(), number);
        results.publish(sale, receivedAt, clock.instant());
    }
}
