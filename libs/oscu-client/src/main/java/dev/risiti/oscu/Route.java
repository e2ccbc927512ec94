package dev.risiti.oscu;

import dev.risiti.oscu.call.FrontDoor;

/** The way of a device's calls to KRA: an attribute of the device, which may change. */
public sealed interface Route {
    /** KRA's own host. */
    Route DIRECT = new Direct();

    /** Through the direct door; see {@link #DIRECT}. */
    record Direct() implements Route {
        @Override
        public FrontDoor door() {
            return FrontDoor.DIRECT;
        }
    }

    /** Through the gateway, as one of our apps there. */
    record Gateway(GatewayApp app) implements Route {
        @Override
        public FrontDoor door() {
            return FrontDoor.GATEWAY;
        }
    }

    /** The door it leads through: by it outcomes are read and unknowns resolved. */
    FrontDoor door();
}
