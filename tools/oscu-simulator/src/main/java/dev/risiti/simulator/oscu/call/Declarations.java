package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.feed.Seeds;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.FeedRow;
import dev.risiti.simulator.oscu.registry.ImportKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The lines of customs declarations that name a PIN, as they came. */
final class Declarations {
    private Declarations() {}

    static List<FeedRow> of(Desk desk) {
        List<FeedRow> rows = new ArrayList<>(desk.taxpayer().declarations());
        Instant installedAt = desk.taxpayer().installedAt();
        if (installedAt != null) {
            rows.addAll(new Seeds(desk.tin(), installedAt, desk.settings().seedSeconds()).declarations(desk.now()));
        }
        return rows;
    }

    static ImportKey key(Body line) {
        return new ImportKey(line.required("taskCd"), line.required("dclDe"), line.counter("itemSeq"));
    }
}
