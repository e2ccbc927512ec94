package dev.risiti.oscu;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.time.Duration;

/**
 * The port to KRA: one client serves all devices of an environment, whatever their front door, and behind the gateway
 * whatever their app, each app with a token of its own. Blocks; never throws for anything KRA or the network does. Never
 * repeats a request by itself, with one exception: the gateway turned the token away, which it does before it routes
 * the request, and a fresh token is tried once.
 */
public interface OscuClient {
    /** Sends the bytes of the request with the device's headers, on the device's route. */
    Outcome send(DeviceCredentials credentials, OscuRequest request);

    /**
     * Sends an initialisation, which has no communication key yet. The answer holds that key, which KRA hands out once:
     * store {@link Outcome#reply()} encrypted before anything else, and never call this from a retry loop.
     */
    Outcome initialise(Route route, OscuRequest request);

    /** The longest a call may take in {@link #send}; nothing of it is on the wire afterwards. */
    Duration deadline(OscuCall call);
}
