package dev.risiti.oscu.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;

/**
 * Conversion between instants and KRA's texts, which are Nairobi local time without a zone (KRA reference 5.2).
 *
 * <p>Requests carry fourteen or eight digits; look-ups answer with dashes and blanks as well.
 */
public final class KraTime {
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");
    private static final DateTimeFormatter FOURTEEN_DIGITS = strict("uuuuMMddHHmmss");
    private static final DateTimeFormatter EIGHT_DIGITS = strict("uuuuMMdd");
    private static final DateTimeFormatter DASHED = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private KraTime() {}

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The instant as {@code yyyyMMddHHmmss}; fractions of a second are cut. */
    public static String dateTime(Instant instant) {
        return FOURTEEN_DIGITS.format(instant.atZone(NAIROBI));
    }

    /** The date as {@code yyyyMMdd}. */
    public static String date(LocalDate date) {
        return EIGHT_DIGITS.format(date);
    }

    /** The calendar date in Nairobi at this instant: KRA's own date, which decides what is "in the future". */
    public static LocalDate dateOf(Instant instant) {
        return LocalDate.ofInstant(instant, NAIROBI);
    }

    /** The first instant of that date in Nairobi. */
    public static Instant startOf(LocalDate date) {
        return date.atStartOfDay(NAIROBI).toInstant();
    }

    /**
     * Reads {@code yyyyMMddHHmmss}, {@code yyyyMMdd} (start of that day) or {@code yyyy-MM-dd HH:mm:ss}, the last with
     * or without a fraction.
     *
     * @return empty when the text has none of these forms or names no real date
     */
    public static Optional<Instant> parse(String text) {
        var trimmed = text.strip();
        try {
            return Optional.of(
                    switch (trimmed.length()) {
                        case 8 -> startOf(LocalDate.parse(trimmed, EIGHT_DIGITS));
                        case 14 -> instant(LocalDateTime.parse(trimmed, FOURTEEN_DIGITS));
                        default -> instant(LocalDateTime.parse(trimmed, DASHED));
                    });
        } catch (DateTimeParseException notAKraDate) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}, reduced to the Nairobi date. */
    public static Optional<LocalDate> parseDate(String text) {
        return parse(text).map(KraTime::dateOf);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(NAIROBI).toInstant();
    }
}
