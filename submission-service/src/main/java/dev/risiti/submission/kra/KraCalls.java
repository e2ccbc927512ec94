package dev.risiti.submission.kra;

import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.credential.client.KraCredentials;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.ImportItemListAnswer;
import dev.risiti.oscu.wire.InvoiceRow;
import dev.risiti.oscu.wire.ItemListAnswer;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Asked;
import dev.risiti.submission.device.Device;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Calls KRA for a device. Blocks; never inside a transaction. */
@ApplicationScoped
public class KraCalls {
    /** Before every registration at KRA: the whole list is wanted. */
    private static final Instant SINCE_EVER = Instant.parse("2018-01-01T00:00:00Z");

    private final OscuClient client;
    private final OscuLookups lookups;
    private final KraCredentials credentials;
    private final MeterRegistry meters;

    KraCalls(OscuClient client, KraCredentials credentials, MeterRegistry meters) {
        this.client = client;
        this.lookups = new OscuLookups(client);
        this.credentials = credentials;
        this.meters = meters;
    }

    /** How long a send may take altogether. */
    public Duration deadline(OscuCall call) {
        return client.deadline(call);
    }

    /**
     * Sends the attempt's bytes once.
     *
     * @param timely asked when all is ready, right before the first byte leaves: whether it still may
     */
    public Outcome send(Device device, Attempt attempt, BooleanSupplier timely) {
        Timer.Sample timing = Timer.start(meters);
        Outcome outcome = sendOnce(device, attempt.request(), timely);
        timing.stop(meters.timer(
                "risiti.kra.calls",
                "call",
                attempt.request().call().wireName(),
                "outcome",
                outcome.getClass().getSimpleName()));
        return outcome;
    }

    /**
     * A refused gateway app is tried once more with what credential-service holds now: a rotated secret arrives that way,
     * and KRA has not judged the request.
     */
    private Outcome sendOnce(Device device, OscuRequest request, BooleanSupplier timely) {
        Outcome outcome = sendAsIs(device, request, timely);
        if (!(outcome instanceof Outcome.RefusedConnection refused)) {
            return outcome;
        }
        credentials.refused(device.deviceId(), refused);
        return refused.trouble() == Outcome.Trouble.APP_REJECTED ? sendAsIs(device, request, timely) : outcome;
    }

    private Outcome sendAsIs(Device device, OscuRequest request, BooleanSupplier timely) {
        try {
            DeviceCredentials key = credentials.of(device.deviceId());
            return timely.getAsBoolean()
                    ? client.send(key, request)
                    : new Outcome.NotSent(Outcome.NotSent.Reason.TOO_LATE, "prepared too long ago", null);
        } catch (CredentialsUnavailable e) {
            return new Outcome.NotSent(Outcome.NotSent.Reason.NO_CREDENTIALS, String.valueOf(e.getMessage()), null);
        }
    }

    /**
     * All items that KRA has of the device's taxpayer.
     *
     * @throws CredentialsUnavailable when the device has no key, or none can be fetched now
     */
    public Lookup<ItemListAnswer> items(Device device) throws CredentialsUnavailable {
        return lookups.items(credentials.of(device.deviceId()), SINCE_EVER);
    }

    /** Asks KRA whether it holds what the attempt sent. Only for calls that have a look-up. */
    public Asked ask(Device device, Attempt attempt) {
        try {
            DeviceCredentials key = credentials.of(device.deviceId());
            return switch (attempt.request().call()) {
                case SAVE_TRNS_SALES_OSDC -> invoice(key, attempt);
                case SAVE_ITEM -> item(key, attempt);
                case UPDATE_IMPORT_ITEM -> importDecision(key, attempt);
                default -> throw new IllegalArgumentException(attempt.request().call() + " has no look-up");
            };
        } catch (CredentialsUnavailable e) {
            return new Asked.NotAsked(String.valueOf(e.getMessage()));
        }
    }

    private Asked invoice(DeviceCredentials key, Attempt attempt) {
        long number = Objects.requireNonNull(attempt.number(), "a sale's attempt has a number");
        return switch (lookups.invoice(key, number)) {
            case Lookup.Found<InvoiceRow>(var row, var at) -> {
                List<String> differences =
                        OscuRequests.contentOf(attempt.request()).differencesTo(row.content());
                yield differences.isEmpty()
                        ? new Asked.Same(row.receipt())
                        : new Asked.Different(String.join("; ", differences));
            }
            case Lookup.Absent<InvoiceRow> absent -> new Asked.Absent();
            case Lookup.Failed<InvoiceRow>(var outcome) -> new Asked.Silent(outcome.words());
        };
    }

    private Asked item(DeviceCredentials key, Attempt attempt) {
        return switch (lookups.items(key, SINCE_EVER)) {
            // Only a registration takes a number.
            case Lookup.Found<ItemListAnswer>(var list, var at) ->
                SavedItem.among(list.items(), attempt.request(), attempt.number() == null);
            case Lookup.Absent<ItemListAnswer> absent -> new Asked.Absent();
            case Lookup.Failed<ItemListAnswer>(var outcome) -> new Asked.Silent(outcome.words());
        };
    }

    private Asked importDecision(DeviceCredentials key, Attempt attempt) {
        return switch (lookups.imports(key, SINCE_EVER)) {
            case Lookup.Found<ImportItemListAnswer>(var list, var at) ->
                DecidedImport.among(list.items(), attempt.request());
            case Lookup.Absent<ImportItemListAnswer> absent -> new Asked.Absent();
            case Lookup.Failed<ImportItemListAnswer>(var outcome) -> new Asked.Silent(outcome.words());
        };
    }
}
