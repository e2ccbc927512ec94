package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.rule.Refused;
import java.security.SecureRandom;
import java.util.HexFormat;

/** {@code selectInitOsdcInfo}: hands out the communication key, once (KRA reference 1.4, 2.1). */
final class Initialisation implements Call {
    /** Live keys are 52 upper-case hexadecimal characters. */
    private static final int KEY_BYTES = 26;

    private final Registry registry;
    private final SecureRandom random = new SecureRandom();

    Initialisation(Registry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "selectInitOsdcInfo";
    }

    @Override
    public String numberField() {
        return "dvcSrlNo";
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Device device = desk.device();
        if (!device.approval().dvcSrlNo().equals(body.required("dvcSrlNo"))) {
            throw Refused.invalidDevice();
        }
        if (device.installation() != null) {
            return refuseRepeat(desk, device);
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        int ordinal = registry.nextOrdinal();
        Fact.DeviceInstalled installed = new Fact.DeviceInstalled(
                desk.tin(),
                desk.bhfId(),
                ordinal,
                Integer.toString(451_200 + ordinal),
                "KRACU04%08d".formatted(ordinal),
                "KRA%08d".formatted(ordinal),
                HexFormat.of().withUpperCase().formatHex(key),
                desk.now());
        return Decision.saved(installed, info(device.approval(), installed), null);
    }

    /** Where the door counts them, one repetition too many breaks the device (KRA reference 1.4). */
    private static Decision refuseRepeat(Desk desk, Device device) {
        long corruptAfter = desk.rules().corruptAfter();
        if (corruptAfter == 0) {
            throw new Refused("902", "This device is installed");
        }
        Refused refused = device.repeatedInitialisations() + 1 < corruptAfter
                ? new Refused("902", "This device is installed")
                : Corruption.refusal(device.repeatedInitialisations() + 1, corruptAfter);
        return Decision.refused(refused, new Fact.InitialisedAgain(desk.tin(), desk.bhfId()));
    }

    private static JsonText info(Fact.DeviceApproved approved, Fact.DeviceInstalled installed) {
        boolean headOffice = approved.bhfId().equals("00");
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.putObject("info")
                .put("tin", approved.tin())
                .put("taxprNm", approved.taxprNm())
                .put("bsnsActv", "Others")
                .put("bhfId", approved.bhfId())
                .put("bhfNm", headOffice ? "Headquarter" : "Branch " + approved.bhfId())
                .put("bhfOpenDt", KraTime.stamp(installed.at()).substring(0, 8))
                .put("prvncNm", "Nairobi")
                .put("dstrtNm", "Westlands District")
                .put("sctrNm", "Westlands")
                .putNull("locDesc")
                .put("hqYn", headOffice ? "Y" : "N")
                .put("mgrNm", approved.taxprNm())
                .put("mgrTelNo", "0700000000")
                .put("mgrEmail", "INFO@EXAMPLE.COM")
                .put("dvcId", installed.dvcId())
                .put("sdcId", installed.sdcId())
                .put("mrcNo", installed.mrcNo())
                .put("cmcKey", installed.cmcKey());
        return JsonText.of(data);
    }
}
