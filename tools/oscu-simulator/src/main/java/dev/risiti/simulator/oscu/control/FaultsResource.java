package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.call.Call;
import dev.risiti.simulator.oscu.fault.Fault;
import dev.risiti.simulator.oscu.fault.FaultKind;
import dev.risiti.simulator.oscu.rule.Door;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
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
    private static final long MAX_SECONDS = 86_400;
    private static final int ALL = 100;
    private static final Pattern RESULT_CODE = Pattern.compile("[0-9]{3}");

    private final Simulator simulator;
    private final Clock clock;

    public FaultsResource(Simulator simulator, Clock clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    /** Adds an order to those in force; the oldest that fits a request strikes it. */
    @POST
    public Fault add(@Nullable String body) {
        ControlBody request = ControlBody.of(
                body,
                List.of(
                        "call",
                        "tin",
                        "bhfId",
                        "fault",
                        "times",
                        "millis",
                        "commit",
                        "door",
                        "resultCd",
                        "seconds",
                        "skip",
                        "percent",
                        "seed"));
        FaultKind kind = request.choice("fault", FaultKind.class);
        if (kind == null) {
            throw new BadControlRequest("fault", null, "missing; use one of " + Arrays.toString(FaultKind.values()));
        }
        Long seconds = request.number("seconds", 1, MAX_SECONDS);
        Fault fault = new Fault(
                kind,
                call(request, kind),
                request.text("tin", DevicesResource.PIN, DevicesResource.PIN_FIX),
                request.text("bhfId", DevicesResource.BRANCH, DevicesResource.BRANCH_FIX),
                commit(request, kind),
                millis(request, kind),
                (int) number(request, "times", 1, MAX_TIMES, seconds == null ? 1 : MAX_TIMES),
                door(request, kind),
                resultCd(request, kind),
                seconds == null ? null : clock.instant().plusSeconds(seconds),
                number(request, "skip", 0, MAX_TIMES, 0),
                (int) number(request, "percent", 1, ALL, ALL),
                number(request, "seed", 0, Long.MAX_VALUE, 0),
                0);
        simulator.faults().add(fault);
        return fault;
    }

    private static long number(ControlBody request, String field, long min, long max, long otherwise) {
        Long number = request.number(field, min, max);
        return number == null ? otherwise : number;
    }

    private static @Nullable Door door(ControlBody request, FaultKind kind) {
        Door door = request.choice("door", Door.class);
        if (kind.ofGateway() && door == Door.DIRECT) {
            throw new BadControlRequest("door", door.name(), "only the GATEWAY has tokens and routes");
        }
        return kind.ofGateway() ? Door.GATEWAY : door;
    }

    private static @Nullable String resultCd(ControlBody request, FaultKind kind) {
        String fix = "three digits, with RESULT_CODE and only there";
        String resultCd = request.text("resultCd", RESULT_CODE, fix);
        if ((resultCd == null) == (kind == FaultKind.RESULT_CODE)) {
            throw new BadControlRequest("resultCd", resultCd, fix);
        }
        return resultCd;
    }

    private String call(ControlBody request, FaultKind kind) {
        String fix = "a call's name, " + Fault.TOKEN + " for the gateway's token, or " + Fault.ANY
                + " for every call; calls are "
                + String.join(", ", simulator.calls().names());
        String name = request.requiredText("call", ANYTHING, fix);
        Call call = simulator.calls().find(name);
        if (call == null && !name.equals(Fault.ANY) && !name.equals(Fault.TOKEN)) {
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
        return simulator.faults().active(clock.instant());
    }

    /** Takes all orders back. */
    @DELETE
    public void clear() {
        simulator.faults().clear();
    }
}
