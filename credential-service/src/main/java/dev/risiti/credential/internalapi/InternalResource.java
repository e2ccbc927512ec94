package dev.risiti.credential.internalapi;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.credential.access.ServicesOnly;
import dev.risiti.credential.book.AccessTokens;
import dev.risiti.credential.book.BookTable;
import dev.risiti.credential.device.Device;
import dev.risiti.credential.device.DeviceRepository;
import dev.risiti.credential.device.DeviceSecretTable;
import dev.risiti.credential.gatewayapp.GatewayApps;
import dev.risiti.credential.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The only way a secret leaves this service: to another service of ours, over an authenticated connection. */
@Path("/internal")
@ServicesOnly
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Internal")
public class InternalResource {
    private final DeviceRepository devices;
    private final DeviceSecretTable secrets;
    private final GatewayApps gatewayApps;
    private final BookTable books;
    private final AccessTokens tokens;

    InternalResource(
            DeviceRepository devices,
            DeviceSecretTable secrets,
            GatewayApps gatewayApps,
            BookTable books,
            AccessTokens tokens) {
        this.devices = devices;
        this.secrets = secrets;
        this.gatewayApps = gatewayApps;
        this.books = books;
        this.tokens = tokens;
    }

    @GET
    @Path("/devices/{deviceId}/credentials")
    @Transactional
    public Response deviceCredentials(@PathParam("deviceId") String deviceId) {
        Device device = devices.known(deviceId);
        if (device.condition().state() == DeviceState.REMOVED) {
            throw Refusal.conflict("DEVICE_REMOVED", "deviceId", deviceId, "This device was removed for good.");
        }
        String key = secrets.key(deviceId)
                .orElseThrow(() -> Refusal.conflict(
                        "DEVICE_NOT_INITIALISED",
                        "deviceId",
                        deviceId,
                        "This device has no communication key yet; initialise or adopt it."));
        if (device.frontDoor() == FrontDoor.GATEWAY && device.gatewayApp() == null) {
            throw GatewayApps.missing();
        }
        return secret(new DeviceCredentials(
                deviceId,
                device.environment(),
                device.frontDoor(),
                device.pin(),
                device.branchId(),
                key,
                device.controlUnitId(),
                device.gatewayApp()));
    }

    /** Apart from the devices, so that callers keep one copy per app however many devices it serves. */
    @GET
    @Path("/gateway-apps/{name}")
    public Response gatewayApp(@PathParam("name") String name) {
        return secret(gatewayApps.known(name));
    }

    @GET
    @Path("/books")
    public List<Book> books() {
        return books.all();
    }

    @GET
    @Path("/books/{bookId}")
    public Book book(@PathParam("bookId") String bookId) {
        return books.find(bookId)
                .orElseThrow(() -> Refusal.unknown("BOOK_UNKNOWN", "bookId", bookId, "There is no such book."));
    }

    @GET
    @Path("/books/{bookId}/access-token")
    public Response accessToken(
            @PathParam("bookId") String bookId, @QueryParam("refresh") @DefaultValue("false") boolean refresh) {
        return secret(tokens.live(bookId, refresh));
    }

    /** No cache on the way may keep it. */
    private static Response secret(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
