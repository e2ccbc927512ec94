package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.call.Call;
import dev.risiti.simulator.oscu.fault.Fault;
import dev.risiti.simulator.oscu.fault.FaultKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Orders and lists misbehaviour. */
@Path("/simulator/faults")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FaultsResource {
    private static final Pattern ANYTHING = Pattern.compile(".*");
    private static final long MAX_MILLIS = 3_600_000;
    private static final long MAX_TIMES = 1_000_000_000;

    private final Simulator simulator;

    public FaultsResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Adds an order to those in force; the oldest that fits a request strikes it. */
    @POST
    public Fault add(@Nullable String body) {
        ControlBody request =
                ControlBody.of(body, List.of("call", "tin", "bhfId", "fault", "times", "millis", "commit"));
        FaultKind kind = request.choice("fault", FaultKind.class);
        if (kind == null) {
            throw new BadControlRequest("fault", null, "missing; use one of " + Arrays.toString(FaultKind.values()));
        }
        Long times = request.number("times", 1, MAX_TIMES);
        Fault fault = new Fault(
                kind,
                call(request, kind),
                request.text("tin", DevicesResource.PIN, DevicesResource.PIN_FIX),
                request.text("bhfId", DevicesResource.BRANCH, DevicesResource.BRANCH_FIX),
                commit(request, kind),
                millis(request, kind),
                times == null ? 1 : times.intValue());
        simulator.faults().add(fault);
        return fault;
    }

    private String call(ControlBody request, FaultKind kind) {
        String fix = "a call's name or " + Fault.ANY + " for every call; calls are "
                + String.join(", ", simulator.calls().names());
        String name = request.requiredText("call", ANYTHING, fix);
        Call call = simulator.calls().find(name);
        if (call == null && !name.equals(Fault.ANY)) {
            throw new BadControlRequest("call", name, fix);
        }
        if (kind == FaultKind.READ_LAG && (call == null || !call.reads())) {
            throw new BadControlRequest("call", name, "READ_LAG needs a call that only reads, a select");
        }
        return name;
    }

    private static boolean commit(ControlBody request, FaultKind kind) {
        Boolean commit = request.flag("commit");
        if (commit == null || commit == kind.commits()) {
            return kind.commits();
        }
        if (!kind.letsChooseCommit()) {
            throw new BadControlRequest("commit", commit.toString(), kind + " always has commit " + kind.commits());
        }
        return commit;
    }

    private static @Nullable Long millis(ControlBody request, FaultKind kind) {
        Long millis = request.number("millis", 0, MAX_MILLIS);
        if (millis != null && kind != FaultKind.SLOW) {
            throw new BadControlRequest("millis", millis.toString(), "only SLOW takes a time");
        }
        return millis;
    }

    /** The orders in force with the number of requests they still strike. */
    @GET
    public List<Fault> list() {
        return simulator.faults().active();
    }

    /** Takes all orders back. */
    @DELETE
    public void clear() {
        simulator.faults().clear();
    }
}
