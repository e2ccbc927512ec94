package dev.risiti.credential.initialisation;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.credential.access.AdminOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The initialisation of a device, asked for by a person. */
@Path("/devices/{deviceId}/initialise")
@AdminOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices")
public class InitialisationResource {
    private final InitialisationRequests initialisations;

    InitialisationResource(InitialisationRequests initialisations) {
        this.initialisations = initialisations;
    }

    @POST
    @Transactional
    @Operation(
            summary = "Activate the device at KRA, once in its life",
            description = "With repeatAfterUnknown=true a person takes responsibility for asking KRA again after an"
                    + " initialisation whose answer was lost, or after KRA has cleaned up a device it held more than"
                    + " once.")
    public DeviceStatus initialise(
            @PathParam("deviceId") String deviceId,
            @QueryParam("repeatAfterUnknown") @DefaultValue("false") boolean repeatAfterUnknown) {
        return initialisations.request(deviceId, repeatAfterUnknown, null);
    }
}
