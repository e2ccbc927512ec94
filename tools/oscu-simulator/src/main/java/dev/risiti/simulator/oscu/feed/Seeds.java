package dev.risiti.simulator.oscu.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.FeedRow;
import dev.risiti.simulator.oscu.registry.KraTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows with which KRA's sandbox greets a PIN: five suppliers' invoices and one to three imported lines, one after
 * another, as incoherent as the real ones (KRA reference 8, 10). They follow from the PIN alone, so they are the same
 * after a restart and need not be kept.
 */
public final class Seeds {
    private static final int INVOICES = 5;
    private static final int MOST_IMPORTS = 3;
    private static final BigDecimal TAX_INCLUSIVE = new BigDecimal("1.16");

    private final Instant start;
    private final long everySeconds;
    private final int number;

    /**
     * @param start when the PIN's first device was initialised
     * @param everySeconds the time between two rows; 0 for all at once
     */
    public Seeds(String tin, Instant start, long everySeconds) {
        this.start = start;
        this.everySeconds = everySeconds;
        this.number = Math.floorMod(tin.hashCode(), 100_000);
    }

    /** The suppliers' invoices there are by now. */
    public List<FeedRow> suppliersInvoices(Instant now) {
        List<FeedRow> rows = new ArrayList<>();
        for (int i = 0; i < INVOICES; i++) {
            add(rows, i, now, invoice(i));
        }
        return rows;
    }

    /** The imported lines there are by now. */
    public List<FeedRow> declarations(Instant now) {
        List<FeedRow> rows = new ArrayList<>();
        for (int i = 0; i < 1 + number % MOST_IMPORTS; i++) {
            add(rows, i, now, declaration(i));
        }
        return rows;
    }

    private void add(List<FeedRow> rows, int index, Instant now, ObjectNode row) {
        Instant at = start.plusSeconds((index + 1) * everySeconds);
        if (!at.isAfter(now)) {
            rows.add(new FeedRow(JsonText.of(row), at));
        }
    }

    /** The taxable amount is rounded to whole shillings, so the tax is not 16 % of anything. */
    private ObjectNode invoice(int index) {
        Suppliers.Supplier supplier = Suppliers.number(number + index);
        BigDecimal total = new BigDecimal("1157.11")
                .add(BigDecimal.valueOf(number % 1_000).movePointLeft(2))
                .add(new BigDecimal("144.96").multiply(BigDecimal.valueOf(index)));
        BigDecimal taxable = total.divide(TAX_INCLUSIVE, 0, RoundingMode.HALF_UP);
        String moment = KraTime.dashed(KraTime.stamp(start));
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("spplrTin", supplier.tin())
                .put("spplrNm", supplier.name())
                .put("spplrBhfId", "00")
                .put("spplrInvcNo", number + index + 1L)
                .put("spplrSdcId", "KRACU03%08d".formatted(number))
                .put("spplrMrcNo", "KRA%08d".formatted(number))
                .put("rcptTyCd", "S")
                .put("pmtTyCd", index == 1 ? null : "01")
                .put("cfmDt", moment)
                .put("salesDt", KraTime.stamp(start).substring(0, 8))
                .put("stockRlsDt", index == 2 ? null : moment)
                .put("totItemCnt", 1);
        taxes(row, taxable, total.subtract(taxable));
        row.put("totTaxblAmt", taxable)
                .put("totTaxAmt", total.subtract(taxable))
                .put("totAmt", total)
                .put("remark", "Completed by Automated User");
        row.putArray("itemList")
                .addObject()
                .put("itemSeq", 1)
                .put("itemClsCd", "5059690800")
                .put("itemCd", "KE1NTXU10000%02d".formatted(index + 1))
                .put("itemNm", "Product-B-" + (index + 1))
                .putNull("bcd")
                .put("pkgUnitCd", "NT")
                .put("pkg", 1)
                .put("qtyUnitCd", "U")
                .put("qty", 1)
                .put("prc", taxable)
                .put("splyAmt", taxable)
                .put("dcRt", 0)
                .put("dcAmt", 0)
                .put("taxTyCd", "B")
                .put("taxblAmt", taxable)
                .put("taxAmt", total.subtract(taxable))
                .put("totAmt", total);
        return row;
    }

    private static void taxes(ObjectNode row, BigDecimal taxable, BigDecimal tax) {
        for (String type : List.of("A", "B", "C", "D", "E")) {
            row.put("taxblAmt" + type, type.equals("B") ? taxable : BigDecimal.ZERO);
        }
        for (String type : List.of("A", "B", "C", "D", "E")) {
            row.put("taxRt" + type, type.equals("B") ? 16 : 0);
        }
        for (String type : List.of("A", "B", "C", "D", "E")) {
            row.put("taxAmt" + type, type.equals("B") ? tax : BigDecimal.ZERO);
        }
    }

    /** Packages counted in kilograms and a net weight far below the gross one, as seen. */
    private ObjectNode declaration(int index) {
        String day = KraTime.stamp(start);
        return declaration(
                day.substring(0, 8) + "%06d".formatted(number + index),
                day.substring(6, 8) + day.substring(4, 6) + day.substring(0, 4),
                index + 1,
                "26NBOIM40%07d".formatted(number),
                List.of("63079000", "84713000", "39269090").get(index),
                List.of("LIFTING BELTS", "PORTABLE COMPUTERS, USED", "PLASTIC FITTINGS")
                        .get(index),
                new BigDecimal(14 * (index + 1)),
                index == 1 ? null : "KGM");
    }

    /** One imported line that waits for a decision. */
    public static ObjectNode declaration(
            String taskCd,
            String dclDe,
            long itemSeq,
            String dclNo,
            String hsCd,
            String itemNm,
            BigDecimal qty,
            @Nullable String unit) {
        return Json.MAPPER
                .createObjectNode()
                .put("taskCd", taskCd)
                .put("dclDe", dclDe)
                .put("itemSeq", itemSeq)
                .put("dclNo", dclNo)
                .put("hsCd", hsCd)
                .put("itemNm", itemNm)
                .put("imptItemsttsCd", "2")
                .put("orgnNatCd", "DE")
                .put("exptNatCd", "DE")
                .put("pkg", 17)
                .put("pkgUnitCd", unit)
                .put("qty", qty)
                .put("qtyUnitCd", unit)
                .put("totWt", qty.movePointRight(1))
                .put("netWt", qty)
                .put("spplrNm", "SUPPLIER GMBH")
                .put("agntNm", "AGENT LIMITED")
                .put("invcFcurAmt", new BigDecimal("11817.50"))
                .put("invcFcurCd", "EUR")
                .put("invcFcurExcrt", new BigDecimal("135.73"));
    }
}
