package dev.risiti.oscu;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.time.Duration;

/**
 * The port to KRA, the same for every front door. Blocks; never throws for anything KRA or the network does, never
 * repeats a request by itself.
 */
public interface OscuClient {
    /** Sends the bytes of the request with the device's headers. */
    Outcome send(DeviceCredentials credentials, OscuRequest request);

    /**
     * Sends an initialisation, which has no device headers yet. The answer holds the communication key, which KRA hands
     * out once: store {@link Outcome#reply()} encrypted before anything else, and never call this from a retry loop.
     */
    Outcome initialise(OscuRequest request);

    /** The longest a call may take in {@link #send}; nothing of it is on the wire afterwards. */
    Duration deadline(OscuCall call);
}
