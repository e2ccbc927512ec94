package dev.risiti.oscu.http;

import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;

/** The gateway where no app is configured: a device behind it has to wait for a person. */
final class NoGateway implements Door {
    private static final Outcome NO_APP = new Outcome.RefusedConnection(
            Outcome.Trouble.APP_REJECTED,
            null,
            "nothing was sent: no gateway app is configured (risiti.kra.gateway.consumer-key)",
            null);

    @Override
    public Outcome send(DeviceHeaders device, OscuRequest request, Deadline deadline) {
        return NO_APP;
    }

    @Override
    public Outcome initialise(OscuRequest request, Deadline deadline) {
        return NO_APP;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
