package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.call.Caller;
import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.call.Request;
import io.vertx.core.MultiMap;
import java.time.Instant;

/** How one of KRA's transports dresses the protocol (KRA reference 1): names, identity and envelopes, nothing else. */
interface FrontDoor {
    /** The name under which the ledger lists requests of this door. */
    String name();

    /** The path before the call's own, without a slash at its end. */
    String base();

    /** The call's name in the specification for a path behind the base; the path itself when it names none. */
    String callName(String path);

    /** Who calls, from headers and body. */
    Caller caller(MultiMap headers, Request.Reading reading);

    /** A decision in this door's envelope. */
    Reply decision(Decision decision, Instant now);

    /** What stands before KRA when KRA takes too long. */
    Reply gatewayTimeout();

    /** What stands before KRA when KRA is away. */
    Reply badGateway();
}
