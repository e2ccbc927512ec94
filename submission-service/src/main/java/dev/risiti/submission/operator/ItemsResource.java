package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.submission.access.OperatorsOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that another system may have registered at KRA before the device was taken over: people say which they are. */
@Path("/operator/items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@OperatorsOnly
@RunOnVirtualThread
public class ItemsResource {
    private static final int MOST = 500;

    private final ItemVerbs items;
    private final Orders orders;
    private final AuditedVerbs verbs;
    private final BoundedSearch searches;

    ItemsResource(ItemVerbs items, Orders orders, AuditedVerbs verbs, BoundedSearch searches) {
        this.items = items;
        this.orders = orders;
        this.verbs = verbs;
        this.searches = searches;
    }

    /** Items that wait for somebody to say which of KRA's list they are. */
    @GET
    @Path("questions")
    public List<ItemVerbs.Question> questions(@QueryParam("pin") @Nullable String pin) {
        return searches.run(() -> items.questions(pin, MOST));
    }

    /** This item is that one, or a new one. */
    @POST
    @Path("link")
    public JsonNode link(@Nullable ItemLink link) {
        ItemLink given = Reasoned.given(link);
        return verbs.onItem(orders.of("link", given.key().wakeKey(), given), () -> items.link(given));
    }
}
