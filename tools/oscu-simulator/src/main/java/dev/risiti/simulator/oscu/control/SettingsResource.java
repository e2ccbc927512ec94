package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.rule.Settings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The switches of the simulator; a change holds from the next request on and survives a restart. */
@Path("/simulator/settings")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettingsResource {
    private static final long MAX_MILLIS = 3_600_000;
    private static final List<String> NAMES = Arrays.stream(Settings.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    private final Simulator simulator;

    public SettingsResource(Simulator simulator) {
        this.simulator = simulator;
    }

    @GET
    public Settings show() {
        return simulator.settings();
    }

    /** Changes the settings named and leaves the others. */
    @POST
    public Settings change(@Nullable String body) {
        ControlBody request = ControlBody.of(body, NAMES);
        return simulator.change(current -> new Settings(
                millis(request, "latencyMillis", current.latencyMillis()),
                millis(request, "slowMillis", current.slowMillis()),
                choice(request, "amounts", current.amounts()),
                choice(request, "itemCdRepeat", current.itemCdRepeat()),
                choice(request, "invcNoGap", current.invcNoGap()),
                choice(request, "sarNoGap", current.sarNoGap()),
                choice(request, "invcNoScope", current.invcNoScope()),
                choice(request, "sarNoScope", current.sarNoScope()),
                choice(request, "items", current.items()),
                choice(request, "stock", current.stock()),
                choice(request, "creditBuyer", current.creditBuyer()),
                choice(request, "creditCap", current.creditCap())));
    }

    private static long millis(ControlBody request, String field, long current) {
        Long millis = request.number(field, 0, MAX_MILLIS);
        return millis == null ? current : millis;
    }

    private static <E extends Enum<E>> E choice(ControlBody request, String field, E current) {
        E choice = request.choice(field, current.getDeclaringClass());
        return choice == null ? current : choice;
    }
}
