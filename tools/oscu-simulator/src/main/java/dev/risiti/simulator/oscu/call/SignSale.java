package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Receipt;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.CreditNotes;
import dev.risiti.simulator.oscu.rule.Lines;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.Sequence;
import dev.risiti.simulator.oscu.rule.Settings;
import dev.risiti.simulator.oscu.rule.StockOnHand;
import dev.risiti.simulator.oscu.signature.ControlUnit;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code saveTrnsSalesOsdc}: signs a sale or a credit note (KRA reference 2.17, 5, 9). */
final class SignSale implements Call {
    private final ConventionC conventionC;

    SignSale(ConventionC conventionC) {
        this.conventionC = conventionC;
    }

    @Override
    public String name() {
        return "saveTrnsSalesOsdc";
    }

    @Override
    public String numberField() {
        return "invcNo";
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Settings settings = desk.settings();
        List<Body> lines = body.list("itemList");
        long invcNo = body.counter("invcNo");
        checkNumber(desk, invcNo);
        Lines.checkShape(body, lines);
        if (settings.items() == Settings.Items.REGISTERED) {
            Lines.checkRegistered(desk.taxpayer(), lines);
        }
        checkKind(desk, body, lines);
        if (settings.amounts() == Settings.Amounts.CONVENTION_C) {
            conventionC.checkSale(body, lines);
        }
        return sign(desk, body, invcNo);
    }

    private static void checkNumber(Desk desk, long invcNo) {
        boolean taken = false;
        long last = 0;
        for (Device device : desk.sharing(desk.settings().invcNoScope())) {
            taken |= device.sale(invcNo) != null;
            last = Math.max(last, device.lastInvcNo());
        }
        Sequence.check("invcNo", invcNo, taken, last, desk.settings().invcNoGap());
    }

    private static void checkKind(Desk desk, Body body, List<Body> lines) {
        switch (body.required("rcptTyCd")) {
            case "S" -> {
                if (body.counter("orgInvcNo") != 0) {
                    throw Refused.field("orgInvcNo", "must be 0 for a sale");
                }
                if (desk.settings().stock() == Settings.Stock.ENFORCED) {
                    StockOnHand.checkSale(desk.taxpayer(), desk.device(), lines);
                }
            }
            case "R" -> {
                long orgInvcNo = body.counter("orgInvcNo");
                CreditNotes.check(body, original(desk, orgInvcNo), credited(desk, orgInvcNo), desk.settings());
            }
            default -> throw Refused.field("rcptTyCd", "must be S or R");
        }
    }

    private static Fact.@Nullable SaleSigned original(Desk desk, long orgInvcNo) {
        for (Device device : desk.sharing(desk.settings().invcNoScope())) {
            Fact.SaleSigned sale = device.sale(orgInvcNo);
            if (sale != null) {
                return sale;
            }
        }
        return null;
    }

    private static List<Fact.SaleSigned> credited(Desk desk, long orgInvcNo) {
        if (desk.settings().creditCap() == Settings.CreditCap.OFF) {
            return List.of();
        }
        List<Fact.SaleSigned> notes = new ArrayList<>();
        for (Device device : desk.sharing(desk.settings().invcNoScope())) {
            device.sales().stream()
                    .filter(sale -> sale.rcptTyCd().equals("R") && sale.orgInvcNo() == orgInvcNo)
                    .forEach(notes::add);
        }
        return notes;
    }

    private static Decision sign(Desk desk, Body body, long invcNo) {
        String sdcDateTime = KraTime.stamp(desk.now());
        String totAmt = body.amount("totAmt").setScale(2, RoundingMode.HALF_UP).toPlainString();
        ControlUnit.Signature signature = ControlUnit.sign(desk.tin(), desk.bhfId(), invcNo, totAmt, sdcDateTime);
        long counter = desk.device().receipts() + 1;
        Receipt receipt = new Receipt(counter, counter, signature.intrlData(), signature.rcptSign(), sdcDateTime);
        Fact.SaleSigned sale = new Fact.SaleSigned(
                desk.tin(),
                desk.bhfId(),
                invcNo,
                body.counter("orgInvcNo"),
                body.required("rcptTyCd"),
                body.text("custTin"),
                body.text("custNm"),
                receipt,
                SaleRow.of(body, receipt),
                desk.now());
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.put("curRcptNo", counter)
                .put("totRcptNo", counter)
                .put("intrlData", receipt.intrlData())
                .put("rcptSign", receipt.rcptSign())
                .put("sdcDateTime", sdcDateTime);
        return Decision.saved(sale, JsonText.of(data), receipt);
    }
}
