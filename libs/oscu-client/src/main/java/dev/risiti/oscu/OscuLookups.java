package dev.risiti.oscu;

import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.CodeListAnswer;
import dev.risiti.oscu.wire.CodeListRequest;
import dev.risiti.oscu.wire.InvoiceDetailsAnswer;
import dev.risiti.oscu.wire.InvoiceDetailsRequest;
import dev.risiti.oscu.wire.InvoiceRow;
import dev.risiti.oscu.wire.ItemListAnswer;
import dev.risiti.oscu.wire.ItemListRequest;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.WireRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Questions to KRA, typed. */
public final class OscuLookups {
    private final OscuClient client;

    public OscuLookups(OscuClient client) {
        this.client = client;
    }

    /** The stored invoice of that number. Absent once may be read lag: only a second, later "absent" counts. */
    public Lookup<InvoiceRow> invoice(DeviceCredentials device, long invcNo) {
        return ask(
                device,
                new InvoiceDetailsRequest(device.tin(), device.bhfId(), invcNo),
                answer -> answer instanceof InvoiceDetailsAnswer found
                        ? found.rows().stream()
                                .filter(row -> row.content().invcNo() == invcNo)
                                .findFirst()
                        : Optional.empty());
    }

    /** Code lists changed after that instant. */
    public Lookup<CodeListAnswer> codes(DeviceCredentials device, Instant since) {
        return ask(
                device,
                new CodeListRequest(device.tin(), device.bhfId(), since),
                answer -> answer instanceof CodeListAnswer found ? Optional.of(found) : Optional.empty());
    }

    /** Items registered or changed after that instant. */
    public Lookup<ItemListAnswer> items(DeviceCredentials device, Instant since) {
        return ask(
                device,
                new ItemListRequest(device.tin(), device.bhfId(), since),
                answer -> answer instanceof ItemListAnswer found ? Optional.of(found) : Optional.empty());
    }

    private <T> Lookup<T> ask(DeviceCredentials device, WireRequest question, Function<Answer, Optional<T>> reader) {
        return switch (client.send(device, OscuRequests.encode(question))) {
            case Outcome.Accepted accepted ->
                reader.apply(accepted.answer())
                        .<Lookup<T>>map(value -> new Lookup.Found<>(value, accepted.resultAt()))
                        .orElseGet(() -> new Lookup.Absent<>(accepted.resultAt()));
            case Outcome failed -> new Lookup.Failed<>(failed);
        };
    }
}
