package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Receipt;
import dev.risiti.simulator.oscu.rule.ConventionC;
import dev.risiti.simulator.oscu.rule.CreditNotes;
import dev.risiti.simulator.oscu.rule.Lines;
import dev.risiti.simulator.oscu.rule.Profile;
import dev.risiti.simulator.oscu.rule.Refused;
import dev.risiti.simulator.oscu.rule.SaleFields;
import dev.risiti.simulator.oscu.rule.Sequence;
import dev.risiti.simulator.oscu.rule.StockOnHand;
import dev.risiti.simulator.oscu.signature.ControlUnit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        Profile rules = desk.rules();
        List<Body> lines = body.list("itemList");
        long invcNo = body.counter("invcNo");
        desk.checkNumber(
                Sequence.Counter.SALES,
                invcNo,
                rules.invcNoScope(),
                rules.invcNoGap(),
                device -> device.sale(invcNo) != null,
                Device::lastInvcNo);
        Lines.checkShape(body, lines);
        SaleFields.check(body, lines, rules);
        String rcptTyCd = body.required("rcptTyCd");
        if (rcptTyCd.equals("S") && rules.stock() == Profile.Rule.ENFORCED) {
            StockOnHand.checkSale(desk.taxpayer(), desk.device(), lines, rules.stockText());
        }
        if (rules.items() == Profile.Items.REGISTERED) {
            Lines.checkRegistered(desk.taxpayer(), lines);
        }
        checkKind(desk, body, rcptTyCd);
        if (rules.amounts() == Profile.Amounts.CONVENTION_C) {
            conventionC.checkDocument(body, lines, rules);
        }
        return sign(desk, body, invcNo, quantities(desk, rcptTyCd, lines));
    }

    private static void checkKind(Desk desk, Body body, String rcptTyCd) {
        switch (rcptTyCd) {
            case "S" -> {
                if (body.counter("orgInvcNo") != 0) {
                    throw Refused.field("orgInvcNo", "must be 0 for a sale");
                }
            }
            case "R" -> {
                long orgInvcNo = body.counter("orgInvcNo");
                CreditNotes.check(body, original(desk, orgInvcNo), credited(desk, orgInvcNo), desk.rules(), desk.now());
            }
            case "D" -> checkDebitNote(desk, body.counter("orgInvcNo"));
            default -> throw Refused.field("rcptTyCd", "must be S or R");
        }
    }

    private static void checkDebitNote(Desk desk, long orgInvcNo) {
        if (desk.rules().debitNotes() == Profile.DebitNotes.REFUSE) {
            throw Refused.field("rcptTyCd", "must be S or R");
        }
        CreditNotes.checkOriginal(original(desk, orgInvcNo));
    }

    private static Fact.@Nullable SaleSigned original(Desk desk, long orgInvcNo) {
        for (Device device : desk.sharing(desk.rules().invcNoScope())) {
            Fact.SaleSigned sale = device.sale(orgInvcNo);
            if (sale != null) {
                return sale;
            }
        }
        return null;
    }

    private static List<Fact.SaleSigned> credited(Desk desk, long orgInvcNo) {
        List<Fact.SaleSigned> notes = new ArrayList<>();
        for (Device device : desk.sharing(desk.rules().invcNoScope())) {
            notes.addAll(device.notes(orgInvcNo));
        }
        return notes;
    }

    /** What the document moves by itself; nothing unless the door is told that KRA deducts. */
    private static Map<String, BigDecimal> quantities(Desk desk, String rcptTyCd, List<Body> lines) {
        boolean moves = rcptTyCd.equals("S") || rcptTyCd.equals("R");
        if (!moves || desk.rules().saleMovesStock() == Profile.SaleMovesStock.OFF) {
            return Map.of();
        }
        Map<String, BigDecimal> quantities = new TreeMap<>();
        for (Body line : lines) {
            if (Lines.isGoods(desk.taxpayer(), line.required("itemCd"))) {
                BigDecimal qty = line.amount("qty");
                quantities.merge(line.required("itemCd"), rcptTyCd.equals("S") ? qty.negate() : qty, BigDecimal::add);
            }
        }
        return quantities;
    }

    private static Decision sign(Desk desk, Body body, long invcNo, Map<String, BigDecimal> quantities) {
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
                quantities,
                desk.now());
        // Nothing in it needs an escape: counters, base32 and digits.
        JsonText data = new JsonText("{\"curRcptNo\":" + counter + ",\"totRcptNo\":" + counter + ",\"intrlData\":\""
                + receipt.intrlData() + "\",\"rcptSign\":\"" + receipt.rcptSign() + "\",\"sdcDateTime\":\""
                + sdcDateTime + "\"}");
        return Decision.saved(sale, data, receipt);
    }
}
