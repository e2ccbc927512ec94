package dev.risiti.submission.step;

import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.oscu.wire.StockMasterRequest;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The stock ledger as KRA is told: what an accepted movement books, and the quantity on hand after it. Pure. */
final class StockMasters {
    private StockMasters() {}

    /** States an item's quantity on hand. */
    static Next state(Work<?> work, String source, String sourceItemId, Map<String, String> codes) {
        Device device = work.device();
        return Next.Call.of(new StockMasterRequest(
                device.pin(),
                device.branchId(),
                Objects.requireNonNull(codes.get(sourceItemId), "all were found"),
                StockWire.quantity(work.onHand(work.key(source, sourceItemId))),
                Wire.AUDIT));
    }

    /** Books accepted lines; those who waited for the stock go on. */
    static List<Effect> book(Work<?> work, String source, boolean inbound, List<StockMovementLine> lines) {
        String deviceId = work.device().deviceId();
        List<Effect> effects = new ArrayList<>();
        for (StockMovementLine line : lines) {
            ItemKey key = work.key(source, line.item().sourceItemId());
            String code = work.facts().item(key).map(CatalogueItem::itemCode).orElseThrow();
            BigDecimal quantity = line.quantity();
            effects.add(new Effect.MoveStock(deviceId, code, inbound ? quantity : quantity.negate()));
            if (inbound) {
                effects.add(new Effect.Wake(WakeKey.stock(deviceId, code)));
            }
        }
        return effects;
    }
}
