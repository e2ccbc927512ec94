package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.FeedRow;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.rule.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An answer that consists of a list of rows kept as text. */
final class Rows {
    private Rows() {}

    /** The moment from which on a caller wants to know. */
    static Instant since(Body body) {
        return KraTime.instant(body.required("lastReqDt"));
    }

    /** The rows of a feed that appeared or changed since the caller's moment. */
    static Decision news(String listName, Stream<FeedRow> rows, Desk desk, Body body) {
        Instant since = since(body);
        List<JsonText> news = new ArrayList<>(
                rows.filter(row -> row.at().isAfter(since)).map(FeedRow::row).toList());
        if (desk.settings().feedRepeat() == Settings.FeedRepeat.ON && !news.isEmpty()) {
            news.add(news.getLast());
        }
        return of(listName, news);
    }

    static Decision of(String listName, List<JsonText> rows) {
        if (rows.isEmpty()) {
            return Decision.empty();
        }
        return Decision.found(new JsonText(
                rows.stream().map(JsonText::text).collect(Collectors.joining(",", "{\"" + listName + "\":[", "]}"))));
    }
}
