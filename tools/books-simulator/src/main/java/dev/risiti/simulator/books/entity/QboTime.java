package dev.risiti.simulator.books.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as QuickBooks writes them: US Pacific offset with a colon; business dates are the company's local dates. */
public final class QboTime {
    /** Where QuickBooks' own clocks stand. */
    public static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private static final ZoneId COMPANY_ZONE = ZoneId.of("Africa/Nairobi");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(PACIFIC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(PACIFIC);

    private QboTime() {}

    /** For {@code MetaData} and legacy webhooks, whole seconds. */
    public static String seconds(Instant instant) {
        return SECONDS.format(instant);
    }

    /** For the {@code time} member of an answer. */
    public static String millis(Instant instant) {
        return MILLIS.format(instant);
    }

    /** Today on the merchant's calendar. */
    public static LocalDate businessDate(Instant instant) {
        return LocalDate.ofInstant(instant, COMPANY_ZONE);
    }
}
