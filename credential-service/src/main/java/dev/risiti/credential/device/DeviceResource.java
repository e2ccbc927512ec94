package dev.risiti.credential.device;

import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.OpeningStock;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.credential.access.AdminOnly;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The registration API of devices: what the commands on {@code risiti.device-commands.v1} do, answered at once. */
@Path("/devices")
@AdminOnly
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Devices")
public class DeviceResource {
    private static final int MOST_PER_PAGE = 1000;

    private final DeviceRepository devices;
    private final DeviceRegistry registry;
    private final Adoption adoption;

    DeviceResource(DeviceRepository devices, DeviceRegistry registry, Adoption adoption) {
        this.devices = devices;
        this.registry = registry;
        this.adoption = adoption;
    }

    @POST
    @Transactional
    @Operation(summary = "Register a branch's device; repeating it changes nothing")
    public DeviceStatus register(RegisterDevice registration) {
        return registry.register(registration, null);
    }

    @GET
    @Transactional
    @Operation(summary = "Devices in the order of their ids; the next page starts after the last id")
    public List<DeviceStatus> list(
            @QueryParam("tenantId") @Nullable String tenantId,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new ContractViolation("limit", limit, "give a number from 1 to " + MOST_PER_PAGE);
        }
        return devices.page(tenantId, after, limit).stream().map(Device::status).toList();
    }

    @GET
    @Path("/{deviceId}")
    @Transactional
    public DeviceStatus get(@PathParam("deviceId") String deviceId) {
        return devices.known(deviceId).status();
    }

    @POST
    @Path("/{deviceId}/suspend")
    @Transactional
    public DeviceStatus suspend(@PathParam("deviceId") String deviceId) {
        return registry.apply(deviceId, new DeviceEvent.Suspended(), null);
    }

    @POST
    @Path("/{deviceId}/resume")
    @Transactional
    public DeviceStatus resume(@PathParam("deviceId") String deviceId) {
        return registry.apply(deviceId, new DeviceEvent.Resumed(), null);
    }

    @POST
    @Path("/{deviceId}/remove")
    @Transactional
    public DeviceStatus remove(@PathParam("deviceId") String deviceId) {
        return registry.apply(deviceId, new DeviceEvent.Removed(), null);
    }

    @POST
    @Path("/{deviceId}/front-door")
    @Transactional
    @Operation(summary = "Send the device's calls through another door, or through the gateway as another app")
    public DeviceStatus moveTo(@PathParam("deviceId") String deviceId, Door door) {
        return registry.moveTo(deviceId, door.frontDoor(), door.gatewayApp());
    }

    @PUT
    @Path("/{deviceId}/stock-policy")
    @Transactional
    @Operation(summary = "Say what becomes of sales of goods without stock: WAIT, OPENING_MOVEMENT or REFUSE")
    public DeviceStatus stockPolicy(@PathParam("deviceId") String deviceId, ChosenStockPolicy chosen) {
        return registry.stockPolicy(deviceId, chosen.stockPolicy());
    }

    @POST
    @Path("/{deviceId}/keys")
    @Operation(summary = "Enter a communication key obtained elsewhere; the answer names it for adopt")
    public KeyReference upload(@PathParam("deviceId") String deviceId, KeyUpload upload) {
        return new KeyReference(adoption.upload(deviceId, upload.communicationKey()));
    }

    @POST
    @Path("/{deviceId}/adopt")
    @Transactional
    @Operation(summary = "Take over a device that was initialised elsewhere, with an uploaded key")
    public DeviceStatus adopt(@PathParam("deviceId") String deviceId, Adopt adopt) {
        return adoption.adopt(
                new AdoptDevice(
                        devices.known(deviceId).tenantId(),
                        deviceId,
                        adopt.keyReference(),
                        adopt.controlUnitId(),
                        adopt.lastInvoiceNumber(),
                        adopt.lastStockMovementNumber(),
                        adopt.lastPurchaseNumber(),
                        adopt.openingStock()),
                null);
    }

    /** @param gatewayApp the app to call as, with GATEWAY alone */
    public record Door(FrontDoor frontDoor, @Nullable String gatewayApp) {
        public Door {
            Check.present("frontDoor", frontDoor);
            Check.optionalText("gatewayApp", gatewayApp, 64);
        }
    }

    /** What a person chose for a device. */
    public record ChosenStockPolicy(StockPolicy stockPolicy) {
        public ChosenStockPolicy {
            Check.present("stockPolicy", stockPolicy);
        }
    }

    /** @param communicationKey {@code cmcKey}; a secret */
    public record KeyUpload(String communicationKey) {
        public KeyUpload {
            if (communicationKey == null || communicationKey.isBlank() || communicationKey.length() > 255) {
                throw new ContractViolation("communicationKey", null, "give KRA's key of 1 to 255 characters");
            }
        }

        @Override
        public String toString() {
            return "KeyUpload[key hidden]";
        }
    }

    /** Names an uploaded key. */
    public record KeyReference(String keyReference) {}

    /**
     * What a person knows of a device that was initialised elsewhere.
     *
     * @param openingStock what KRA has of each item there; left out when nothing is known
     */
    public record Adopt(
            String keyReference,
            String controlUnitId,
            long lastInvoiceNumber,
            long lastStockMovementNumber,
            long lastPurchaseNumber,
            @Nullable List<OpeningStock> openingStock) {
        public Adopt {
            Check.text("keyReference", keyReference, 64);
            Check.text("controlUnitId", controlUnitId, 18);
            if (lastInvoiceNumber < 0) {
                throw new ContractViolation("lastInvoiceNumber", lastInvoiceNumber, "give 0 or the last number");
            }
            if (lastStockMovementNumber < 0) {
                throw new ContractViolation(
                        "lastStockMovementNumber", lastStockMovementNumber, "give 0 or the last number");
            }
            if (lastPurchaseNumber < 0) {
                throw new ContractViolation("lastPurchaseNumber", lastPurchaseNumber, "give 0 or the last number");
            }
        }
    }
}
