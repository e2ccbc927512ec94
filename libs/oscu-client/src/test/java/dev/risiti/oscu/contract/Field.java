package dev.risiti.oscu.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One row of a field table.
 *
 * @param length characters of a CHAR, digits of a NUMBER; 0 when the table says nothing
 * @param decimals of a NUMBER
 */
record Field(String name, String type, int length, int decimals, boolean required, String meaning) {

    /** The fields of a table; a row may stand for several ({@code grpPrcL1..grpPrcL5}, {@code cnclReqDt, cnclDt}). */
    static List<Field> of(JsonNode table) {
        return table.valueStream()
                .flatMap(row -> Arrays.stream(row.get("name").asText().split(", |/"))
                        .flatMap(Field::range)
                        .map(name -> of(name, row)))
                .toList();
    }

    private static Field of(String name, JsonNode row) {
        var length = row.get("len").asText().split(",");
        return new Field(
                name,
                row.get("type").asText(),
                length[0].isEmpty() ? 0 : Integer.parseInt(length[0]),
                length.length > 1 ? Integer.parseInt(length[1]) : 0,
                row.path("required").asBoolean(),
                row.get("meaning").asText());
    }

    /** {@code a1..3}, {@code aA..E} and {@code a1..a3}, written out. */
    private static Stream<String> range(String name) {
        int dots = name.indexOf("..");
        if (dots < 0) {
            return Stream.of(name);
        }
        var stem = name.substring(0, dots - 1);
        return IntStream.rangeClosed(name.charAt(dots - 1), name.charAt(name.length() - 1))
                .mapToObj(last -> stem + (char) last);
    }

    boolean isText() {
        return type.equals("CHAR");
    }

    boolean isNumber() {
        return type.equals("NUMBER");
    }

    boolean isYesOrNo() {
        return name.endsWith("Yn");
    }

    /** Texts that are times or days of KRA's; two others go back letter by letter and stay texts. */
    boolean isDate() {
        return isText() && (name.endsWith("Dt") || name.equals("sdcDateTime")) && !name.equals("bhfOpenDt");
    }

    Field named(String other) {
        return new Field(other, type, length, decimals, required, meaning);
    }
}
