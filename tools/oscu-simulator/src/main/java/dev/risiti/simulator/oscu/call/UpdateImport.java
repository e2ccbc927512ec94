package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.ImportKey;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import java.util.List;

/**
 * {@code updateImportItem}: accepts or rejects an imported line (KRA reference 2.16, 8).
 *
 * @param persists whether the answer is true; the gateway's old alias says yes and does nothing
 */
record UpdateImport(boolean persists) implements Call {
    private static final String APPROVED = "3";
    private static final String CANCELLED = "4";

    /** Some senders fill a code up to ten digits and are accepted. */
    private static final int FULL_HS_CODE = 10;

    @Override
    public String name() {
        return "updateImportItem";
    }

    @Override
    public String numberField() {
        return "taskCd";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        ImportKey key = Declarations.key(body);
        checkLine(desk, body, key);
        String status = body.required("imptItemSttsCd");
        if (!status.equals(APPROVED) && !status.equals(CANCELLED)) {
            throw Refused.field("imptItemSttsCd", "must be 3 or 4");
        }
        if (status.equals(APPROVED) && body.text("remark") == null) {
            throw Refused.unknownError();
        }
        if (desk.rules().items() == Profile.Items.REGISTERED && desk.taxpayer().item(body.required("itemCd")) == null) {
            throw Refused.parameter("itemCd does not exist");
        }
        return persists
                ? Decision.saved(new Fact.ImportDecided(
                        desk.tin(), desk.bhfId(), key, body.required("itemCd"), status, desk.now()))
                : Decision.pretended();
    }

    private static void checkLine(Desk desk, Body body, ImportKey key) {
        List<Body> lines = Declarations.of(desk).stream()
                .map(row -> row.row().body())
                .filter(line -> line.required("taskCd").equals(key.taskCd()))
                .toList();
        if (lines.isEmpty()) {
            throw mismatch("taskCd '" + key.taskCd() + "' not found.");
        }
        Body line = lines.stream()
                .filter(each -> Declarations.key(each).equals(key))
                .findFirst()
                .orElseThrow(
                        () -> mismatch("dclDe '" + key.dclDe() + "' with itemSeq '" + key.itemSeq() + "' not found."));
        if (!sameHsCode(line.required("hsCd"), body.required("hsCd"))) {
            throw mismatch("hsCd '" + body.required("hsCd") + "' not found.");
        }
    }

    private static boolean sameHsCode(String declared, String sent) {
        return sent.equals(declared)
                || (sent.length() == FULL_HS_CODE
                        && sent.startsWith(declared)
                        && sent.substring(declared.length()).chars().allMatch(digit -> digit == '0'));
    }

    private static Refused mismatch(String cause) {
        return Refused.parameter("Request parameters Mismatch: " + cause)
                .atGateway("Request parameters Mismatch", cause);
    }
}
