package dev.risiti.simulator.oscu;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import java.math.BigDecimal;

/** Request bodies whose figures were worked out by hand. */
final class Payload {
    static final String SOAP = "KE2CTNO0000001";

    private Payload() {}

    static ObjectNode item(String itemCd) {
        return audited(Json.MAPPER.createObjectNode())
                .put("itemCd", itemCd)
                .put("itemClsCd", "1010160100")
                .put("itemTyCd", "2")
                .put("itemNm", "Carton of soap")
                .put("orgnNatCd", "KE")
                .put("pkgUnitCd", "CT")
                .put("qtyUnitCd", "NO")
                .put("taxTyCd", "B")
                .put("dftPrc", 1160)
                .put("isrcAplcbYn", "N")
                .put("useYn", "Y");
    }

    /** 3 cartons of soap at 1,160.00 with 16 %: 3,000.00 + 480.00 = 3,480.00. */
    static ObjectNode sale(long invcNo) {
        ObjectNode sale = header(invcNo, "S", 0);
        amounts(sale, "B", "3000.00", "480.00", "3480.00");
        line(sale, SOAP, "3", "1160.00", "B", "3480.00", "3000.00", "480.00", "3480.00");
        return sale;
    }

    /** One carton of the sale comes back: 1,000.00 + 160.00 = 1,160.00. */
    static ObjectNode creditNote(long invcNo, long orgInvcNo) {
        ObjectNode note = header(invcNo, "R", orgInvcNo);
        note.put("rfdDt", "20261105120000").put("rfdRsnCd", "06");
        amounts(note, "B", "1000.00", "160.00", "1160.00");
        line(note, SOAP, "1", "1160.00", "B", "1160.00", "1000.00", "160.00", "1160.00");
        return note;
    }

    /** 100.00 of which 13.79 is tax, the validator's own figure; the whole percent leaves 90.00 after discount. */
    static ObjectNode discountedSale(long invcNo) {
        ObjectNode sale = header(invcNo, "S", 0);
        amounts(sale, "B", "77.59", "12.41", "90.00");
        line(sale, SOAP, "1", "100.00", "B", "100.00", "77.59", "12.41", "90.00")
                .put("dcRt", 10)
                .put("dcAmt", 10);
        return sale;
    }

    static ObjectNode movement(long sarNo, String sarTyCd, String qty) {
        ObjectNode movement = audited(Json.MAPPER.createObjectNode())
                .put("sarNo", sarNo)
                .put("orgSarNo", 0)
                .put("regTyCd", "A")
                .put("sarTyCd", sarTyCd)
                .put("ocrnDt", "20261105")
                .put("totItemCnt", 1)
                .put("totTaxblAmt", new BigDecimal("1000.00"))
                .put("totTaxAmt", new BigDecimal("160.00"))
                .put("totAmt", new BigDecimal("1160.00"));
        line(movement, SOAP, qty, "1160.00", "B", "1160.00", "1000.00", "160.00", "1160.00")
                .put("totDcAmt", 0);
        return movement;
    }

    /** Cartons at 1,160.00 each, with all amounts agreeing. */
    static ObjectNode coherentMovement(long sarNo, String sarTyCd, int qty) {
        ObjectNode movement = movement(sarNo, sarTyCd, Integer.toString(qty));
        BigDecimal count = BigDecimal.valueOf(qty);
        BigDecimal taxable = new BigDecimal("1000.00").multiply(count);
        BigDecimal tax = new BigDecimal("160.00").multiply(count);
        movement.put("totTaxblAmt", taxable).put("totTaxAmt", tax).put("totAmt", taxable.add(tax));
        firstLine(movement)
                .put("splyAmt", taxable.add(tax))
                .put("taxblAmt", taxable)
                .put("taxAmt", tax)
                .put("totAmt", taxable.add(tax));
        return movement;
    }

    static ObjectNode composition(String itemCd, String cpstItemCd, int cpstQty) {
        return audited(Json.MAPPER.createObjectNode())
                .put("itemCd", itemCd)
                .put("cpstItemCd", cpstItemCd)
                .put("cpstQty", cpstQty);
    }

    /** What {@link #sale} sold, as its buyer confirms it. */
    static ObjectNode purchase(long invcNo, String spplrTin, long spplrInvcNo) {
        return purchase(invcNo, spplrTin, spplrInvcNo, "3480.00");
    }

    static ObjectNode purchase(long invcNo, String spplrTin, long spplrInvcNo, String splyAmt) {
        ObjectNode purchase = audited(Json.MAPPER.createObjectNode())
                .put("invcNo", invcNo)
                .put("orgInvcNo", 0)
                .put("spplrTin", spplrTin)
                .put("spplrBhfId", "00")
                .put("spplrNm", "MTAA TRADERS LIMITED")
                .put("spplrInvcNo", spplrInvcNo)
                .put("regTyCd", "A")
                .put("pchsTyCd", "N")
                .put("rcptTyCd", "P")
                .put("pmtTyCd", "01")
                .put("pchsSttsCd", "02")
                .put("cfmDt", "20261106101500")
                .put("pchsDt", "20261106")
                .put("totItemCnt", 1);
        amounts(purchase, "B", "3000.00", "480.00", "3480.00");
        line(purchase, SOAP, "3", "1160.00", "B", splyAmt, "3000.00", "480.00", "3480.00")
                .put("spplrItemCd", SOAP);
        return purchase;
    }

    static ObjectNode stockMaster(String rsdQty) {
        return audited(Json.MAPPER.createObjectNode()).put("itemCd", SOAP).put("rsdQty", new BigDecimal(rsdQty));
    }

    private static ObjectNode header(long invcNo, String rcptTyCd, long orgInvcNo) {
        ObjectNode header = audited(Json.MAPPER.createObjectNode())
                .put("trdInvcNo", "INV-" + invcNo)
                .put("invcNo", invcNo)
                .put("orgInvcNo", orgInvcNo)
                .put("custTin", "P052000111K")
                .put("custNm", "Buyer Limited")
                .put("salesTyCd", "N")
                .put("rcptTyCd", rcptTyCd)
                .put("pmtTyCd", "06")
                .put("salesSttsCd", "02")
                .put("cfmDt", "20261105101500")
                .put("salesDt", "20261105")
                .put("stockRlsDt", "20261105101500")
                .put("totItemCnt", 1)
                .put("prchrAcptcYn", "N");
        header.putObject("receipt")
                .put("custTin", "P052000111K")
                .put("rcptPbctDt", "20261105101500")
                .put("prchrAcptcYn", "N");
        return header;
    }

    private static void amounts(ObjectNode body, String type, String taxable, String tax, String total) {
        for (String each : new String[] {"A", "B", "C", "D", "E"}) {
            body.put("taxblAmt" + each, BigDecimal.ZERO);
            body.put("taxRt" + each, each.equals("B") ? 16 : 0);
            body.put("taxAmt" + each, BigDecimal.ZERO);
        }
        body.put("taxblAmt" + type, new BigDecimal(taxable));
        body.put("taxAmt" + type, new BigDecimal(tax));
        body.put("totTaxblAmt", new BigDecimal(taxable));
        body.put("totTaxAmt", new BigDecimal(tax));
        body.put("totAmt", new BigDecimal(total));
    }

    private static ObjectNode line(
            ObjectNode body,
            String itemCd,
            String qty,
            String prc,
            String type,
            String supply,
            String taxable,
            String tax,
            String total) {
        ArrayNode lines = body.withArray("itemList");
        return lines.addObject()
                .put("itemSeq", lines.size())
                .put("itemCd", itemCd)
                .put("itemClsCd", "1010160100")
                .put("itemNm", "Carton of soap")
                .put("pkgUnitCd", "CT")
                .put("pkg", 1)
                .put("qtyUnitCd", "NO")
                .put("qty", new BigDecimal(qty))
                .put("prc", new BigDecimal(prc))
                .put("splyAmt", new BigDecimal(supply))
                .put("dcRt", 0)
                .put("dcAmt", 0)
                .put("taxTyCd", type)
                .put("taxblAmt", new BigDecimal(taxable))
                .put("taxAmt", new BigDecimal(tax))
                .put("totAmt", new BigDecimal(total));
    }

    private static ObjectNode audited(ObjectNode body) {
        return body.put("regrId", "u1")
                .put("regrNm", "User")
                .put("modrId", "u1")
                .put("modrNm", "User");
    }

    /** The first line of a document, for spoiling. */
    static ObjectNode firstLine(ObjectNode body) {
        return (ObjectNode) body.withArray("itemList").get(0);
    }
}
