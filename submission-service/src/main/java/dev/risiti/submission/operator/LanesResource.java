package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.submission.access.OperatorsOnly;
import dev.risiti.submission.audit.AuditTable;
import dev.risiti.submission.audit.Deed;
import dev.risiti.submission.lane.LaneCondition;
import dev.risiti.submission.lane.LaneSearch;
import dev.risiti.submission.lane.LaneStanding;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What people see of lanes and can do about one, as {@link DocumentsResource} for documents. */
@Path("/operator/lanes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OperatorsOnly
@RunOnVirtualThread
public class LanesResource {
    private static final int MOST = 500;

    private final LaneSearch lanes;
    private final AuditTable audit;
    private final BoundedSearch searches;
    private final Orders orders;
    private final AuditedVerbs verbs;
    private final LaneVerbs lane;

    LanesResource(
            LaneSearch lanes,
            AuditTable audit,
            BoundedSearch searches,
            Orders orders,
            AuditedVerbs verbs,
            LaneVerbs lane) {
        this.lanes = lanes;
        this.audit = audit;
        this.searches = searches;
        this.orders = orders;
        this.verbs = verbs;
        this.lane = lane;
    }

    /**
     * A page of lanes.
     *
     * @param next what {@code before} is for the next page; null on the last
     */
    public record Page(List<LaneStanding> lanes, @Nullable Long next) {}

    /** Lanes, newest first; each filter may be left out. {@code dueLonger} than that, such as PT1M. */
    @GET
    public Page list(
            @QueryParam("state") @Nullable LaneCondition state,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("deviceId") @Nullable String deviceId,
            @QueryParam("pin") @Nullable String pin,
            @QueryParam("dueLonger") @Nullable String dueLonger,
            @QueryParam("before") @Nullable Long before,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        LaneSearch.Filter filter =
                new LaneSearch.Filter(state, reason, deviceId, pin, BoundedSearch.span("dueLonger", dueLonger), before);
        List<LaneStanding> found = searches.run(() -> lanes.search(filter, most));
        return new Page(
                found, found.size() < most ? null : found.getLast().lane().laneId());
    }

    /** A lane, and what people did about it. */
    public record Story(LaneStanding lane, List<Deed> deeds) {}

    @GET
    @Path("{laneId}")
    public Story story(@PathParam("laneId") long laneId) {
        return new Story(
                lanes.standing(laneId).orElseThrow(() -> AuditedVerbs.noLane(laneId)), audit.of(subject(laneId)));
    }

    /** Nothing new is sent until it is released. */
    @POST
    @Path("{laneId}/hold")
    public JsonNode hold(@PathParam("laneId") long laneId, @Nullable Why why) {
        return carryOut("hold", laneId, why, lane::hold);
    }

    /** A held one goes on. */
    @POST
    @Path("{laneId}/release")
    public JsonNode release(@PathParam("laneId") long laneId, @Nullable Why why) {
        return carryOut("release", laneId, why, (held, words) -> lane.release(held));
    }

    /** A paused one goes on. */
    @POST
    @Path("{laneId}/resume")
    public JsonNode resume(@PathParam("laneId") long laneId, @Nullable Why why) {
        return carryOut("resume", laneId, why, (paused, words) -> lane.resume(paused));
    }

    /** It is due now. */
    @POST
    @Path("{laneId}/retry")
    public JsonNode retry(@PathParam("laneId") long laneId, @Nullable Why why) {
        return carryOut("retry", laneId, why, (retried, words) -> lane.retry(retried));
    }

    private JsonNode carryOut(
            String verb, long laneId, @Nullable Why why, BiFunction<LaneStanding, String, String> what) {
        Order order = orders.of(verb, subject(laneId), Reasoned.given(why));
        return verbs.onLane(order, laneId, at -> what.apply(at, order.reason()));
    }

    private static String subject(long laneId) {
        return "lane/" + laneId;
    }
}
