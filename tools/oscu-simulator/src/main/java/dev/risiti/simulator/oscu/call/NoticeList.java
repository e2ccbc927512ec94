package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.feed.Notices;
import dev.risiti.simulator.oscu.json.Body;

/** {@code selectNoticeList}: KRA's notices since a moment (KRA reference 2.5). */
final class NoticeList implements Call {
    private final Notices notices;

    NoticeList(Notices notices) {
        this.notices = notices;
    }

    @Override
    public String name() {
        return "selectNoticeList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        return Rows.news("noticeList", notices.all(desk.now()).stream(), desk, body);
    }
}
