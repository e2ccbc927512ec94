package dev.risiti.simulator.oscu.control;

import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Stands in for the eTIMS portal, where a device is asked for and approved before it can be initialised. */
@Path("/simulator/devices")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DevicesResource {
    static final Pattern PIN = Pattern.compile("[A-Z][0-9]{9}[A-Z]");
    static final Pattern BRANCH = Pattern.compile("[0-9]{2}");
    static final String PIN_FIX = "a letter, nine digits, a letter, such as P051234567M";
    static final String BRANCH_FIX = "two digits, 00 for the head office";

    private static final Pattern SERIAL = Pattern.compile("\\S.{0,99}");
    private static final Pattern NAME = Pattern.compile("\\S.{0,59}");

    private final Simulator simulator;

    public DevicesResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Approves a device. Asking again is harmless; another serial is possible until the device is initialised. */
    @POST
    public DeviceView approve(@Nullable String body) {
        ControlBody request = ControlBody.of(body, List.of("tin", "bhfId", "dvcSrlNo", "taxprNm"));
        Fact.DeviceApproved approval = new Fact.DeviceApproved(
                request.requiredText("tin", PIN, PIN_FIX),
                request.requiredText("bhfId", BRANCH, BRANCH_FIX),
                request.requiredText("dvcSrlNo", SERIAL, "one to 100 characters"),
                request.requiredText("taxprNm", NAME, "one to 60 characters"));
        Device known = device(approval.tin(), approval.bhfId());
        if (known == null) {
            simulator.approve(approval);
        } else if (!known.approval().equals(approval)) {
            if (known.installation() != null && !Objects.equals(known.approval().dvcSrlNo(), approval.dvcSrlNo())) {
                throw new BadControlRequest(
                        "dvcSrlNo",
                        approval.dvcSrlNo(),
                        "this branch is initialised with serial "
                                + known.approval().dvcSrlNo() + "; use that or another branch");
            }
            simulator.approve(approval);
        }
        return list(approval.tin(), approval.bhfId()).getFirst();
    }

    /** What KRA holds for the devices of a PIN. */
    @GET
    public List<DeviceView> list(@QueryParam("tin") @Nullable String tin, @QueryParam("bhfId") @Nullable String bhfId) {
        if (tin == null) {
            throw new BadControlRequest("tin", null, "missing; " + PIN_FIX);
        }
        Taxpayer taxpayer = simulator.registry().find(tin);
        if (taxpayer == null) {
            return List.of();
        }
        taxpayer.lock().lock();
        try {
            simulator.keep();
            return taxpayer.devices().stream()
                    .filter(device -> bhfId == null || device.approval().bhfId().equals(bhfId))
                    .map(DeviceView::of)
                    .toList();
        } finally {
            taxpayer.lock().unlock();
        }
    }

    private @Nullable Device device(String tin, String bhfId) {
        Taxpayer taxpayer = simulator.registry().find(tin);
        if (taxpayer == null) {
            return null;
        }
        taxpayer.lock().lock();
        try {
            return taxpayer.device(bhfId);
        } finally {
            taxpayer.lock().unlock();
        }
    }

    /** A device without its key. */
    public record DeviceView(
            String tin,
            String bhfId,
            String dvcSrlNo,
            String taxprNm,
            boolean installed,
            @Nullable String sdcId,
            @Nullable String mrcNo,
            long lastInvcNo,
            long lastSarNo,
            long receipts,
            Set<String> users,
            Set<String> customers,
            Map<String, BigDecimal> onHand,
            long lastPurchaseNo,
            Set<String> insurances,
            long repeatedInitialisations) {

        static DeviceView of(Device device) {
            Fact.DeviceApproved approval = device.approval();
            Fact.DeviceInstalled installation = device.installation();
            return new DeviceView(
                    approval.tin(),
                    approval.bhfId(),
                    approval.dvcSrlNo(),
                    approval.taxprNm(),
                    installation != null,
                    installation == null ? null : installation.sdcId(),
                    installation == null ? null : installation.mrcNo(),
                    device.lastInvcNo(),
                    device.lastSarNo(),
                    device.receipts(),
                    new TreeSet<>(device.users()),
                    new TreeSet<>(device.customers().keySet()),
                    new TreeMap<>(device.onHand()),
                    device.lastPurchaseNo(),
                    new TreeSet<>(device.insurances()),
                    device.repeatedInitialisations());
        }
    }
}
