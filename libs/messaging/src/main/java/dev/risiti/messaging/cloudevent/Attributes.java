package dev.risiti.messaging.cloudevent;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The rules each attribute of an envelope obeys.
 *
 * <p>The length limit keeps (consumer, source, id) below what a PostgreSQL index row can hold, and a control character
 * (CloudEvents forbids them) could make PostgreSQL refuse a whole batch: both would stop a consumer for good.
 */
public final class Attributes {

    /** Greatest length of an attribute in UTF-8 bytes. */
    public static final int MAX_BYTES = 1024;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Attributes() {}

    /**
     * @return the value, when it is present and well formed
     * @throws InvalidEvent otherwise
     */
    public static String required(String header, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidEvent(header, "missing");
        }
        return wellFormed(header, value);
    }

    /**
     * @return the value, or null when it is absent
     * @throws InvalidEvent when it is present and not well formed
     */
    public static @Nullable String optional(String header, @Nullable String value) {
        return value == null ? null : wellFormed(header, value);
    }

    /**
     * Reads an RFC 3339 instant with any offset, cut to the microseconds that PostgreSQL keeps.
     *
     * @throws InvalidEvent when it is missing or not an instant between the years 0 and 9999
     */
    static Instant instant(String header, @Nullable String value) {
        String text = required(header, value);
        try {
            return representable(header, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new InvalidEvent(header, "not an RFC 3339 time");
        }
    }

    /**
     * @return the instant cut to microseconds
     * @throws InvalidEvent when its year has not four digits, as RFC 3339 wants
     */
    public static Instant representable(String header, Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new InvalidEvent(header, "not an RFC 3339 time");
        }
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws InvalidEvent when it is missing or not a whole number from 0 on */
    static long sequence(String header, @Nullable String value) {
        String text = required(header, value);
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new InvalidEvent(header, "not a whole number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new InvalidEvent(header, "too large");
        }
    }

    private static String wellFormed(String header, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEvent(header, "holds a control character");
        }
        if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new InvalidEvent(header, "is not valid Unicode");
        }
        if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new InvalidEvent(header, "longer than " + MAX_BYTES + " bytes");
        }
        return value;
    }
}
