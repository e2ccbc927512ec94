package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.feed.Seeds;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.FeedRow;
import dev.risiti.simulator.oscu.registry.Registry;
import dev.risiti.simulator.oscu.registry.SupplierKey;
import dev.risiti.simulator.oscu.registry.SuppliersSale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The supplier invoices that name a PIN as the buyer: what other taxpayers of this simulator have sold to it, what was put
 * there from outside, and the seeded ones.
 */
final class SupplierInvoices {
    private static final List<String> SHARED = List.of("rcptTyCd", "pmtTyCd", "cfmDt", "salesDt", "stockRlsDt");
    private static final Set<String> NOT_SHOWN = Set.of("isrccCd", "isrccNm", "isrcRt", "isrcAmt");

    private final Registry registry;

    SupplierInvoices(Registry registry) {
        this.registry = registry;
    }

    Stream<FeedRow> of(Desk desk) {
        Instant installedAt = desk.taxpayer().installedAt();
        List<FeedRow> seeded = installedAt == null
                ? List.of()
                : new Seeds(desk.tin(), installedAt, desk.settings().seedSeconds()).suppliersInvoices(desk.now());
        return Stream.of(
                        seeded.stream(),
                        desk.taxpayer().suppliersInvoices().stream(),
                        StreamSupport.stream(registry.boughtBy(desk.tin()).spliterator(), false)
                                .map(SupplierInvoices::row))
                .flatMap(rows -> rows);
    }

    /** The invoice of a key. */
    Optional<Body> find(Desk desk, SupplierKey key) {
        for (SuppliersSale sale : registry.boughtBy(desk.tin())) {
            if (sale.key().equals(key)) {
                return Optional.of(row(sale).row().body());
            }
        }
        return of(desk).map(row -> row.row().body())
                .filter(row -> key(row).equals(key))
                .findFirst();
    }

    static SupplierKey key(Body invoice) {
        String branch = invoice.text("spplrBhfId");
        return new SupplierKey(
                invoice.required("spplrTin"), branch == null ? "00" : branch, invoice.counter("spplrInvcNo"));
    }

    private static FeedRow row(SuppliersSale bought) {
        JsonNode sale = bought.sale().row().body().node();
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("spplrTin", bought.sale().tin())
                .put("spplrNm", bought.spplrNm())
                .put("spplrBhfId", bought.sale().bhfId())
                .put("spplrInvcNo", bought.sale().invcNo())
                .put("spplrSdcId", bought.sdcId())
                .put("spplrMrcNo", bought.mrcNo());
        SHARED.forEach(field -> row.set(field, sale.get(field)));
        sale.properties().stream()
                .filter(field ->
                        field.getKey().startsWith("tot") || field.getKey().startsWith("tax"))
                .forEach(field -> row.set(field.getKey(), field.getValue()));
        row.set("remark", sale.get("remark"));
        row.set("itemList", sale.path("itemList").deepCopy());
        row.withArray("itemList").forEach(line -> ((ObjectNode) line).remove(NOT_SHOWN));
        return new FeedRow(JsonText.of(row), bought.sale().at());
    }
}
