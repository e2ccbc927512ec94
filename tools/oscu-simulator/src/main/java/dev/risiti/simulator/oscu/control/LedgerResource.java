package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.ledger.LedgerEntry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The referee's record, page by page. */
@Path("/simulator/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LedgerResource {
    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 10_000;

    private final Simulator simulator;

    public LedgerResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Requests above {@code after} in order of arrival, of one PIN or branch when asked. */
    @GET
    public LedgerPage page(
            @QueryParam("tin") @Nullable String tin,
            @QueryParam("bhfId") @Nullable String bhfId,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        long from = number("after", after, 0, 0, Long.MAX_VALUE);
        int size = (int) number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
        List<LedgerEntry> entries = simulator
                .ledger()
                .page(
                        from,
                        size,
                        entry -> (tin == null || tin.equals(entry.tin()))
                                && (bhfId == null || bhfId.equals(entry.bhfId())));
        simulator.keep();
        return new LedgerPage(
                entries, entries.isEmpty() ? from : entries.getLast().seq());
    }

    private static long number(String field, @Nullable String text, long otherwise, long min, long max) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadControlRequest(field, text, "send a whole number");
        }
        throw new BadControlRequest(field, text, "send a whole number from " + min + " to " + max);
    }

    /**
     * One page.
     *
     * @param next what to send as {@code after} for the following page; an empty page is the end
     */
    public record LedgerPage(List<LedgerEntry> entries, long next) {}
}
