package dev.risiti.simulator.oscu.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.FeedRow;
import java.time.Instant;

/**
 * {@code selectImportItemList}: imported lines that appeared or changed after a moment. A decision shows some time after
 * it was accepted (KRA reference 2.15, 10).
 */
final class ImportList implements Call {
    @Override
    public String name() {
        return "selectImportItemList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Rows.news("itemList", Declarations.of(desk).stream().map(row -> asShown(desk, row)), desk, body);
    }

    private static FeedRow asShown(Desk desk, FeedRow row) {
        Body line = row.row().body();
        Fact.ImportDecided decision = desk.taxpayer().decision(Declarations.key(line));
        if (decision == null) {
            return row;
        }
        Instant shownAt = decision.at().plusMillis(desk.settings().importLagMillis());
        if (shownAt.isAfter(desk.now())) {
            return row;
        }
        ObjectNode changed = line.node().deepCopy();
        changed.put("imptItemsttsCd", decision.imptItemSttsCd());
        return new FeedRow(JsonText.of(changed), shownAt);
    }
}
