package dev.risiti.oscu.item;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A KRA item code: country, item type, packaging unit, quantity unit, running number (KRA reference 6).
 *
 * <p>Units of two characters stand as they are; one and three characters get an {@code X} in front, as KRA's paper
 * shows ({@code XU}, {@code XBLL}). The gateway refuses units of one letter either way.
 *
 * @param country ISO 3166 alpha-2
 * @param packagingUnit code class 17
 * @param quantityUnit code class 10
 * @param number running number of the PIN, 1 to 9,999,999
 */
public record ItemCode(String country, ItemType type, String packagingUnit, String quantityUnit, long number) {
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{1,3}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,15}");
    private static final long MAX_NUMBER = 9_999_999;

    public ItemCode {
        require(COUNTRY, country, "country");
        require(UNIT, packagingUnit, "packaging unit");
        require(UNIT, quantityUnit, "quantity unit");
        if (number < 1 || number > MAX_NUMBER) {
            throw new IllegalArgumentException("running number " + number + " is not between 1 and " + MAX_NUMBER);
        }
    }

    private static void require(Pattern pattern, String text, String what) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " '" + text + "' does not match " + pattern);
        }
    }

    /** The code as KRA takes it, seven digits at its end. */
    public String value() {
        return "%s%s%s%s%07d".formatted(country, type.code(), segment(packagingUnit), segment(quantityUnit), number);
    }

    /**
     * Reads a code whose units are known, as they are in every row of an item list; a code alone is ambiguous because
     * units may hold digits. Codes made by other systems are read with or without the {@code X} and with any count of
     * leading zeros.
     *
     * @return empty when the text is not a code of these units
     */
    public static Optional<ItemCode> parse(String text, String packagingUnit, String quantityUnit) {
        if (text.length() < 3
                || !COUNTRY.matcher(text.substring(0, 2)).matches()
                || "123".indexOf(text.charAt(2)) < 0) {
            return Optional.empty();
        }
        var rest = text.substring(3);
        for (var packaging : List.of(segment(packagingUnit), packagingUnit)) {
            for (var quantity : List.of(segment(quantityUnit), quantityUnit)) {
                var units = packaging + quantity;
                if (rest.startsWith(units)
                        && DIGITS.matcher(rest.substring(units.length())).matches()) {
                    return numbered(text, packagingUnit, quantityUnit, Long.parseLong(rest.substring(units.length())));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ItemCode> numbered(String text, String packagingUnit, String quantityUnit, long number) {
        if (number < 1 || number > MAX_NUMBER) {
            return Optional.empty();
        }
        var type = ItemType.ofCode(text.substring(2, 3));
        return Optional.of(new ItemCode(text.substring(0, 2), type, packagingUnit, quantityUnit, number));
    }

    private static String segment(String unit) {
        return unit.length() == 2 ? unit : "X" + unit;
    }

    @Override
    public String toString() {
        return value();
    }
}
