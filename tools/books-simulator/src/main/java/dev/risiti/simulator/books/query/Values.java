package dev.risiti.simulator.books.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.books.entity.QboTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Values of an entity along a dotted path, and their order: times as instants, numbers as numbers, else text. */
final class Values {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");

    private Values() {}

    static Stream<String> at(JsonNode node, String path) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).flatMap(element -> at(element, path));
        }
        if (path.isEmpty()) {
            return node.isValueNode() && !node.isNull() ? Stream.of(node.asText()) : Stream.empty();
        }
        int dot = path.indexOf('.');
        String member = dot < 0 ? path : path.substring(0, dot);
        return at(member(node, member), dot < 0 ? "" : path.substring(dot + 1));
    }

    /** Queries may spell members in another case: the documented AttachableRef.EntityRef.Type is stored as type. */
    private static JsonNode member(JsonNode node, String name) {
        JsonNode exact = node.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        return node.properties().stream()
                .filter(member -> member.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(exact);
    }

    static int compare(String left, String right) {
        if (NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches()) {
            return new BigDecimal(left).compareTo(new BigDecimal(right));
        }
        if (TIME.matcher(left).matches() || TIME.matcher(right).matches()) {
            Optional<Instant> leftTime = time(left);
            Optional<Instant> rightTime = time(right);
            if (leftTime.isPresent() && rightTime.isPresent()) {
                return leftTime.get().compareTo(rightTime.get());
            }
        }
        return left.compareToIgnoreCase(right);
    }

    /** A bare date stands for its first moment where QuickBooks' clocks stand. */
    private static Optional<Instant> time(String text) {
        if (DATE.matcher(text).matches()) {
            return Optional.of(
                    LocalDate.parse(text).atStartOfDay(QboTime.PACIFIC).toInstant());
        }
        return TIME.matcher(text).matches()
                ? Optional.of(OffsetDateTime.parse(text).toInstant())
                : Optional.empty();
    }
}
