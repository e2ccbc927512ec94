package dev.risiti.certify.endpoint;

import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.http.GatewayAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One device behind one door of KRA.
 *
 * @param url base URL of the calls
 * @param gateway how the gateway is reached; no call goes there on the direct route
 * @param serial needed to initialise
 * @param key communication key of a device that was initialised before; secret
 * @param buyerPin buyer named on the sale; none for a walk-in customer
 * @param known numbers used before, as far as the caller knows them
 * @param patience how long to wait for rows that KRA seeds some minutes after a session starts (KRA reference 8)
 * @param simulated whether harm done to the device matters to nobody
 */
public record Target(
        Route route,
        URI url,
        GatewayAccess gateway,
        String pin,
        String branch,
        Optional<String> serial,
        Optional<String> key,
        Optional<String> buyerPin,
        LastNumbers known,
        Duration patience,
        boolean simulated) {

    /** The door of the route. */
    public FrontDoor door() {
        return route.door();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Target[route=" + route + ", url=" + url + ", pin=" + pin + ", branch=" + branch + "]";
    }
}
