package dev.risiti.oscu.http;

import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import java.io.IOException;

/** One of KRA's front doors, or the lack of one. */
interface Door extends AutoCloseable {
    Outcome send(DeviceHeaders device, OscuRequest request, Deadline deadline);

    /** An initialisation, with the headers this door wants on it. */
    Outcome initialise(OscuRequest request, Deadline deadline);

    @Override
    void close() throws IOException;
}
