package dev.risiti.simulator.oscu.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.Simulator;
import dev.risiti.simulator.oscu.feed.Notices;
import dev.risiti.simulator.oscu.feed.Seeds;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.Feed;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.registry.Taxpayer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets things appear at KRA at a moment of choice: a supplier's invoice, an imported line, goods on their way, a notice. */
@Path("/simulator/feeds")
@Consumes(MediaType.WILDCARD) // so that curl -d needs no header
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FeedsResource {
    private static final Pattern TEXT = Pattern.compile("\\S.{0,199}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,17}");
    private static final Pattern CODE = Pattern.compile("\\S{1,20}");
    private static final Pattern TAX_TYPE = Pattern.compile("[A-D]");
    private static final Pattern RECEIPT_TYPE = Pattern.compile("[SR]");
    private static final String TEXT_FIX = "one to 200 characters";
    private static final long MAX_NUMBER = 1_000_000_000_000L;
    private static final BigDecimal TAX_INCLUSIVE = new BigDecimal("1.16");

    private final Simulator simulator;

    public FeedsResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** A supplier's invoice of one line with coherent amounts. */
    @POST
    @Path("/purchases")
    public JsonText purchase(@Nullable String body) {
        ControlBody request = ControlBody.of(
                body,
                List.of(
                        "tin",
                        "spplrTin",
                        "spplrNm",
                        "spplrBhfId",
                        "spplrInvcNo",
                        "rcptTyCd",
                        "itemNm",
                        "taxTyCd",
                        "totAmt"));
        return plant(request, Feed.PURCHASES, "00", (taxpayer, now) -> invoice(request, now));
    }

    private static ObjectNode invoice(ControlBody request, Instant now) {
        BigDecimal total = orElse(request.amount("totAmt"), new BigDecimal("1302.07"));
        String taxType = orElse(request.text("taxTyCd", TAX_TYPE, "A, B, C or D"), "B");
        BigDecimal taxable = taxType.equals("B") ? total.divide(TAX_INCLUSIVE, 2, RoundingMode.HALF_UP) : total;
        BigDecimal tax = total.subtract(taxable);
        String stamp = KraTime.stamp(now);
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("spplrTin", request.requiredText("spplrTin", DevicesResource.PIN, DevicesResource.PIN_FIX))
                .put("spplrNm", request.requiredText("spplrNm", TEXT, TEXT_FIX))
                .put(
                        "spplrBhfId",
                        orElse(request.text("spplrBhfId", DevicesResource.BRANCH, DevicesResource.BRANCH_FIX), "00"))
                .put("spplrInvcNo", required(request, "spplrInvcNo"))
                .put("spplrSdcId", "KRACU0300000001")
                .put("spplrMrcNo", "KRA00000001")
                .put("rcptTyCd", orElse(request.text("rcptTyCd", RECEIPT_TYPE, "S or R"), "S"))
                .put("pmtTyCd", "01")
                .put("cfmDt", KraTime.dashed(stamp))
                .put("salesDt", stamp.substring(0, 8))
                .put("stockRlsDt", KraTime.dashed(stamp))
                .put("totItemCnt", 1);
        for (String type : List.of("A", "B", "C", "D", "E")) {
            row.put("taxblAmt" + type, type.equals(taxType) ? taxable : BigDecimal.ZERO)
                    .put("taxRt" + type, type.equals("B") ? 16 : 0)
                    .put("taxAmt" + type, type.equals(taxType) ? tax : BigDecimal.ZERO);
        }
        row.put("totTaxblAmt", taxable)
                .put("totTaxAmt", tax)
                .put("totAmt", total)
                .putNull("remark");
        row.putArray("itemList")
                .addObject()
                .put("itemSeq", 1)
                .put("itemClsCd", "5059690800")
                .put("itemCd", "KE1NTNO0000001")
                .put("itemNm", orElse(request.text("itemNm", TEXT, TEXT_FIX), "Supplier good"))
                .putNull("bcd")
                .put("pkgUnitCd", "NT")
                .put("pkg", 1)
                .put("qtyUnitCd", "NO")
                .put("qty", 1)
                .put("prc", total)
                .put("splyAmt", total)
                .put("dcRt", 0)
                .put("dcAmt", 0)
                .put("taxTyCd", taxType)
                .put("taxblAmt", taxable)
                .put("taxAmt", tax)
                .put("totAmt", total);
        return row;
    }

    /** One line of a customs declaration that waits for a decision. */
    @POST
    @Path("/imports")
    public JsonText declaration(@Nullable String body) {
        ControlBody request = ControlBody.of(body, List.of("tin", "taskCd", "itemSeq", "hsCd", "itemNm", "qty"));
        return plant(request, Feed.IMPORTS, "00", (taxpayer, now) -> {
            String stamp = KraTime.stamp(now);
            return Seeds.declaration(
                    request.requiredText("taskCd", DIGITS, "six to 17 digits"),
                    stamp.substring(6, 8) + stamp.substring(4, 6) + stamp.substring(0, 4),
                    orElse(request.number("itemSeq", 1, MAX_NUMBER), 1L),
                    "26NBOIM409000001",
                    orElse(request.text("hsCd", DIGITS, "six to 17 digits"), "63079000"),
                    orElse(request.text("itemNm", TEXT, TEXT_FIX), "LIFTING BELTS"),
                    orElse(request.amount("qty"), BigDecimal.TEN),
                    "KG");
        });
    }

    /** Goods that a branch has sent to the branch {@code bhfId}. */
    @POST
    @Path("/transfers")
    public JsonText transfer(@Nullable String body) {
        ControlBody request =
                ControlBody.of(body, List.of("tin", "bhfId", "fromBhfId", "sarNo", "itemCd", "itemNm", "qty"));
        String bhfId = request.requiredText("bhfId", DevicesResource.BRANCH, DevicesResource.BRANCH_FIX);
        return plant(request, Feed.TRANSFERS, bhfId, (taxpayer, now) -> goods(request, taxpayer, now));
    }

    private static ObjectNode goods(ControlBody request, Taxpayer taxpayer, Instant now) {
        BigDecimal qty = orElse(request.amount("qty"), BigDecimal.ONE);
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("custTin", taxpayer.tin())
                .put("custBhfId", request.requiredText("fromBhfId", DevicesResource.BRANCH, DevicesResource.BRANCH_FIX))
                .put("sarNo", required(request, "sarNo"))
                .put("ocrnDt", KraTime.stamp(now).substring(0, 8))
                .put("totItemCnt", 1)
                .put("totTaxblAmt", 0)
                .put("totTaxAmt", 0)
                .put("totAmt", 0)
                .putNull("remark");
        row.putArray("itemList")
                .addObject()
                .put("itemSeq", 1)
                .put("itemClsCd", "1010160100")
                .put("itemCd", request.requiredText("itemCd", CODE, "an item code"))
                .put("itemNm", orElse(request.text("itemNm", TEXT, TEXT_FIX), "Goods of another branch"))
                .putNull("bcd")
                .put("pkgUnitCd", "NT")
                .put("pkg", qty)
                .put("qtyUnitCd", "NO")
                .put("qty", qty)
                .putNull("itemExprDt")
                .put("prc", 0)
                .put("splyAmt", 0)
                .put("totDcAmt", 0)
                .put("taxblAmt", 0)
                .put("taxTyCd", "B")
                .put("taxAmt", 0)
                .put("totAmt", 0);
        return row;
    }

    /** A notice to everybody. */
    @POST
    @Path("/notices")
    public Notices.Published notice(@Nullable String body) {
        ControlBody request = ControlBody.of(body, List.of("title", "cont"));
        String title = request.requiredText("title", TEXT, TEXT_FIX);
        return simulator.publish(title, orElse(request.text("cont", TEXT, TEXT_FIX), title));
    }

    private JsonText plant(ControlBody request, Feed feed, String bhfId, Planting planting) {
        Taxpayer taxpayer = KnownDevice.taxpayer(simulator, request);
        Instant now = simulator.kraClock().now();
        JsonText row = JsonText.of(planting.row(taxpayer, now));
        simulator.happen(taxpayer, () -> List.of(new Fact.RowPlanted(taxpayer.tin(), bhfId, feed, row, now)));
        return row;
    }

    private static long required(ControlBody request, String field) {
        Long number = request.number(field, 1, MAX_NUMBER);
        if (number == null) {
            throw new BadControlRequest(field, null, "missing; send a whole number");
        }
        return number;
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** Makes a row. */
    @FunctionalInterface
    private interface Planting {
        ObjectNode row(Taxpayer taxpayer, Instant now);
    }
}
