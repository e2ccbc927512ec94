package dev.risiti.simulator.oscu.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.FeedRow;
import dev.risiti.simulator.oscu.registry.KraTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** KRA's notices: one every morning at eight, kept for a month, and those published from outside (KRA reference 2.5). */
public final class Notices {
    private static final int DAYS_KEPT = 30;
    private static final int HOUR = 8;

    /** Numbers of notices from outside stand above those that follow from the day. */
    private static final long FIRST_PUBLISHED = 1_000_000;

    private static final List<String> TITLES = List.of(
            "Scheduled maintenance of the eTIMS platform",
            "Filing deadline for value added tax returns",
            "Change of the standard code lists",
            "Reminder: invoices must carry the buyer's PIN on request");

    private final List<FeedRow> published = new CopyOnWriteArrayList<>();

    /** A notice with the next number, which nobody knows of yet. */
    public Published prepare(String title, String cont, Instant now) {
        return new Published(FIRST_PUBLISHED + published.size(), title, cont, now);
    }

    /** Makes a prepared notice known. */
    public void add(Published notice) {
        published.add(row(notice.noticeNo(), notice.title(), notice.cont(), notice.at()));
    }

    /** Every notice there is by now. */
    public List<FeedRow> all(Instant now) {
        List<FeedRow> rows = new ArrayList<>();
        LocalDate today = KraTime.day(now);
        for (LocalDate day = today.minusDays(DAYS_KEPT); !day.isAfter(today); day = day.plusDays(1)) {
            Instant at = KraTime.at(day, HOUR);
            if (!at.isAfter(now)) {
                String title = TITLES.get((int) (day.toEpochDay() % TITLES.size()));
                rows.add(row(day.toEpochDay(), title, title + ". Published on " + day + ".", at));
            }
        }
        rows.addAll(published);
        return rows;
    }

    /** The link points at a host nobody else can reach, as the real ones do. */
    private static FeedRow row(long number, String title, String cont, Instant at) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.put("noticeNo", number)
                .put("title", title)
                .put("cont", cont)
                .put("dtlUrl", "http://localhost:9980/common/link/ebm/receipt/indexEbmNotice?noticeNo=" + number)
                .put("regrNm", "KRA eTIMS")
                .put("regDt", KraTime.stamp(at));
        return new FeedRow(JsonText.of(row), at);
    }

    /** A notice from outside, as the journal keeps it. */
    public record Published(long noticeNo, String title, String cont, Instant at) {}
}
