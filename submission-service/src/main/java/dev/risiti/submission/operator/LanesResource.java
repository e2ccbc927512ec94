package dev.risiti.submission.operator;

import dev.risiti.submission.lane.Lane;
import dev.risiti.submission.lane.LaneTable;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What people see of lanes: paused ones first, with the reason. */
@Path("/lanes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LanesResource {
    private static final int MOST = 500;

    private final LaneTable lanes;

    LanesResource(LaneTable lanes) {
        this.lanes = lanes;
    }

    @GET
    public List<Lane> list(@QueryParam("limit") @DefaultValue("100") int limit) {
        return lanes.list(Math.clamp(limit, 1, MOST));
    }
}
