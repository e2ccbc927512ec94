package dev.risiti.simulator.oscu.call;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import dev.risiti.simulator.oscu.rule.Profile;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** {@code selectTrnsSalesList}: the documents of this device signed after a moment (KRA reference 2.19). */
final class SalesList implements Call {
    private static final Pattern STAMP = Pattern.compile("[0-9]{14}");

    @Override
    public String name() {
        return "selectTrnsSalesList";
    }

    @Override
    public boolean reads() {
        return true;
    }

    /** Long windows time out (KRA reference 10). A moment that is none is left to the field table. */
    @Override
    public boolean takesTooLong(Body body, Profile rules, Instant now) {
        String since = body.text("lastReqDt");
        if (rules.salesListDays() == 0 || since == null || !STAMP.matcher(since).matches()) {
            return false;
        }
        try {
            return KraTime.instant(since).isBefore(now.minus(Duration.ofDays(rules.salesListDays())));
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    @Override
    public Decision decide(Desk desk, Body body) {
        Instant since = Rows.since(body);
        return Rows.of(
                "salesList",
                desk.device().sales().stream()
                        .filter(sale -> sale.at().isAfter(since) && visible(desk, sale))
                        .map(Fact.SaleSigned::row)
                        .toList());
    }

    /** Look-ups may lag behind the signature. */
    static boolean visible(Desk desk, Fact.SaleSigned sale) {
        long lag = desk.settings().readLagMillis();
        return lag == 0 || !sale.at().plusMillis(lag).isAfter(desk.now());
    }
}
