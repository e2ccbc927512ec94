package dev.risiti.simulator.oscu.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * KRA's notation of time: Nairobi wall clock without a zone (KRA reference 5.2). Digits are set and read by hand, for a
 * sale carries a dozen times and formatters took a tenth of its cost.
 */
public final class KraTime {
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final int STAMP_DIGITS = 14;
    private static final int DAY_DIGITS = 8;

    private KraTime() {}

    /** Fourteen digits: {@code yyyyMMddHHmmss}. */
    public static String stamp(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, NAIROBI);
        char[] digits = new char[STAMP_DIGITS];
        set(digits, 0, 4, time.getYear());
        set(digits, 4, 6, time.getMonthValue());
        set(digits, 6, 8, time.getDayOfMonth());
        set(digits, 8, 10, time.getHour());
        set(digits, 10, 12, time.getMinute());
        set(digits, 12, 14, time.getSecond());
        return new String(digits);
    }

    private static void set(char[] digits, int from, int to, int value) {
        int left = value;
        for (int i = to - 1; i >= from; i--) {
            digits[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }

    /** The day in Nairobi. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, NAIROBI);
    }

    /** The moment when it is that hour of that day in Nairobi. */
    public static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(NAIROBI).toInstant();
    }

    /** Whether a text is a real moment of fourteen digits. */
    public static boolean isStamp(String text) {
        return text.length() == STAMP_DIGITS && parses(text);
    }

    /** Whether a text is a real day of eight digits. */
    public static boolean isDay(String text) {
        return text.length() == DAY_DIGITS && parses(text);
    }

    private static boolean parses(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        try {
            time(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDateTime time(String digits) {
        LocalDate day = LocalDate.of(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
        return digits.length() == DAY_DIGITS
                ? day.atStartOfDay()
                : day.atTime(number(digits, 8, 10), number(digits, 10, 12), number(digits, 12, 14));
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    /** The day written in eight digits that were checked before. */
    public static LocalDate day(String text) {
        return time(text).toLocalDate();
    }

    /** The start of the second that fourteen checked digits name. */
    public static Instant instant(String stamp) {
        return time(stamp).atZone(NAIROBI).toInstant();
    }

    /** The form of look-ups, {@code yyyy-MM-dd HH:mm:ss}, for fourteen checked digits; null stays null. */
    public static @Nullable String dashed(@Nullable String stamp) {
        return stamp == null
                ? null
                : stamp.substring(0, 4)
                        + '-'
                        + stamp.substring(4, 6)
                        + '-'
                        + stamp.substring(6, 8)
                        + ' '
                        + stamp.substring(8, 10)
                        + ':'
                        + stamp.substring(10, 12)
                        + ':'
                        + stamp.substring(12);
    }
}
