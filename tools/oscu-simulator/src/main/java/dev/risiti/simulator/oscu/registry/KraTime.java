package dev.risiti.simulator.oscu.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** KRA's notation of time: Nairobi wall clock without a zone (KRA reference 5.2). */
public final class KraTime {
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DASHED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private KraTime() {}

    /** Fourteen digits: {@code yyyyMMddHHmmss}. */
    public static String stamp(Instant instant) {
        return STAMP.format(instant.atZone(NAIROBI));
    }

    /** KRA's own date, by which a movement may not lie in the future. */
    public static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, NAIROBI);
    }

    /** Whether a text is a real moment of fourteen digits. */
    public static boolean isStamp(String text) {
        try {
            LocalDateTime.parse(text, STAMP);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** Whether a text is a real day of eight digits. */
    public static boolean isDay(String text) {
        try {
            LocalDate.parse(text, DAY);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The day written in eight digits that were checked before. */
    public static LocalDate day(String text) {
        return LocalDate.parse(text, DAY);
    }

    /** The start of the second that fourteen checked digits name. */
    public static Instant instant(String stamp) {
        return LocalDateTime.parse(stamp, STAMP).atZone(NAIROBI).toInstant();
    }

    /** The form of look-ups, {@code yyyy-MM-dd HH:mm:ss}; null stays null. */
    public static @Nullable String dashed(@Nullable String stamp) {
        return stamp == null ? null : DASHED.format(LocalDateTime.parse(stamp, STAMP));
    }
}
