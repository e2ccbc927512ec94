package dev.risiti.certify.evidence;

import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The client with a memory of what it sent. For one thread. */
public final class RecordingClient implements OscuClient {
    private final OscuClient client;
    private final Clock clock;
    private final List<Exchange> exchanges = new ArrayList<>();

    public RecordingClient(OscuClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Outcome send(DeviceCredentials credentials, OscuRequest request) {
        return record(request, () -> client.send(credentials, request));
    }

    @Override
    public Outcome initialise(Route route, OscuRequest request) {
        return record(request, () -> client.initialise(route, request));
    }

    private Outcome record(OscuRequest request, Supplier<Outcome> call) {
        var sentAt = clock.instant();
        var outcome = call.get();
        exchanges.add(new Exchange(request, sentAt, Duration.between(sentAt, clock.instant()), outcome));
        return outcome;
    }

    @Override
    public Duration deadline(OscuCall call) {
        return client.deadline(call);
    }

    /** What was sent since this was last asked. */
    public List<Exchange> drain() {
        var drained = List.copyOf(exchanges);
        exchanges.clear();
        return drained;
    }
}
