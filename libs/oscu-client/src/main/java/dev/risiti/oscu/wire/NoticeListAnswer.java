package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notices of KRA (KRA reference 2.5). */
public record NoticeListAnswer(List<Notice> notices) implements Answer {
    public NoticeListAnswer {
        notices = List.copyOf(notices);
    }

    /**
     * One notice.
     *
     * @param dtlUrl a link that may point to a placeholder host
     */
    public record Notice(
            long noticeNo,
            @Nullable String title,
            @Nullable String cont,
            @Nullable String dtlUrl,
            @Nullable String regrNm,
            @Nullable Instant regDt) {

        static Notice read(KraJson json) {
            return new Notice(
                    json.requiredWholeNumber("noticeNo"),
                    json.text("title"),
                    json.text("cont"),
                    json.text("dtlUrl"),
                    json.text("regrNm"),
                    json.instantIfReadable("regDt"));
        }
    }

    static NoticeListAnswer read(KraJson data) {
        return new NoticeListAnswer(data.list("noticeList", Notice::read));
    }
}
