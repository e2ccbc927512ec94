package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.call.OtherSystem;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets another system work on a device, so that its counters move. */
@Path("/simulator/other-system")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OtherSystemResource {
    private static final long MOST = 1_000;

    private final Simulator simulator;

    public OtherSystemResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Signs, moves, buys and registers as often as asked; what it sold can be looked up. */
    @POST
    public List<DevicesResource.DeviceView> work(@Nullable String body) {
        ControlBody request = ControlBody.of(body, List.of("tin", "bhfId", "sales", "movements", "purchases", "items"));
        Taxpayer taxpayer = KnownDevice.taxpayer(simulator, request);
        String bhfId = request.requiredText("bhfId", DevicesResource.BRANCH, DevicesResource.BRANCH_FIX);
        int sales = times(request, "sales");
        int movements = times(request, "movements");
        int purchases = times(request, "purchases");
        int items = times(request, "items");
        simulator.happen(
                taxpayer,
                () -> OtherSystem.work(
                        taxpayer,
                        KnownDevice.device(taxpayer, bhfId),
                        sales,
                        movements,
                        purchases,
                        items,
                        simulator.kraClock().now()));
        return new DevicesResource(simulator).list(taxpayer.tin(), bhfId);
    }

    private static int times(ControlBody request, String field) {
        Long times = request.number(field, 0, MOST);
        return times == null ? 0 : times.intValue();
    }
}
