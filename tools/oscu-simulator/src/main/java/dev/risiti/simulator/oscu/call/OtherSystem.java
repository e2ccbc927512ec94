package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.registry.Device;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Receipt;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import dev.risiti.simulator.oscu.signature.ControlUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another system that works on the same device, so that its counters move under the feet of ours (KRA reference 10). Its
 * sales are real: a look-up finds them, with another buyer and other goods.
 */
public final class OtherSystem {
    private static final String AMOUNT = "100.00";

    private OtherSystem() {}

    /**
     * What changes when it works. The caller holds the taxpayer's lock.
     *
     * @param sales how many sales it signs
     * @param movements how many movements it records
     * @param purchases how many purchases it registers
     * @param items how many item numbers of the PIN it uses
     */
    public static List<Fact> work(
            Taxpayer taxpayer, Device device, int sales, int movements, int purchases, int items, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= sales; i++) {
            facts.add(sale(taxpayer, device, device.lastInvcNo() + i, device.receipts() + i, now));
        }
        facts.add(new Fact.CountersMoved(
                taxpayer.tin(),
                device.approval().bhfId(),
                movements == 0 ? 0 : device.lastSarNo() + movements,
                purchases == 0 ? 0 : device.lastPurchaseNo() + purchases,
                items == 0 ? 0 : taxpayer.lastItemNumber() + items));
        return facts;
    }

    private static Fact.SaleSigned sale(Taxpayer taxpayer, Device device, long invcNo, long counter, Instant now) {
        String bhfId = device.approval().bhfId();
        String sdcDateTime = KraTime.stamp(now);
        ControlUnit.Signature signature = ControlUnit.sign(taxpayer.tin(), bhfId, invcNo, AMOUNT, sdcDateTime);
        Receipt receipt = new Receipt(counter, counter, signature.intrlData(), signature.rcptSign(), sdcDateTime);
        return new Fact.SaleSigned(
                taxpayer.tin(),
                bhfId,
                invcNo,
                0,
                "S",
                null,
                "Buyer of another system",
                receipt,
                SaleRow.of(document(invcNo, sdcDateTime), receipt),
                Map.of(),
                now);
    }

    private static Body document(long invcNo, String stamp) {
        BigDecimal amount = new BigDecimal(AMOUNT);
        ObjectNode sale = Json.MAPPER.createObjectNode();
        sale.put("invcNo", invcNo)
                .put("orgInvcNo", 0)
                .put("custNm", "Buyer of another system")
                .put("rcptTyCd", "S")
                .put("pmtTyCd", "01")
                .put("salesSttsCd", "02")
                .put("cfmDt", stamp)
                .put("salesDt", stamp.substring(0, 8))
                .put("stockRlsDt", stamp)
                .put("totItemCnt", 1)
                .put("prchrAcptcYn", "N")
                .put("regrId", "other")
                .put("regrNm", "Other system")
                .put("totTaxblAmt", amount)
                .put("totTaxAmt", BigDecimal.ZERO)
                .put("totAmt", amount);
        for (String type : List.of("A", "B", "C", "D", "E")) {
            sale.put("taxblAmt" + type, type.equals("D") ? amount : BigDecimal.ZERO)
                    .put("taxRt" + type, type.equals("B") ? 16 : 0)
                    .put("taxAmt" + type, BigDecimal.ZERO);
        }
        sale.putObject("receipt").put("prchrAcptcYn", "N");
        sale.putArray("itemList")
                .addObject()
                .put("itemSeq", 1)
                .put("itemCd", "KE3NTNO0099999")
                .put("itemClsCd", "8410160000")
                .put("itemNm", "Service sold elsewhere")
                .put("pkgUnitCd", "NT")
                .put("pkg", 1)
                .put("qtyUnitCd", "NO")
                .put("qty", 1)
                .put("prc", amount)
                .put("splyAmt", amount)
                .put("dcRt", 0)
                .put("dcAmt", 0)
                .put("taxTyCd", "D")
                .put("taxblAmt", amount)
                .put("taxAmt", 0)
                .put("totAmt", amount);
        return new Body(sale);
    }
}
