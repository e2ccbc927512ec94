package dev.risiti.simulator.books.query;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.books.entity.EntityType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A parsed query.
 *
 * @param startPosition of the first result, counted from 1
 */
public record Query(
        EntityType type,
        boolean countOnly,
        List<Condition> conditions,
        List<Order> orders,
        int startPosition,
        int maxResults) {

    /** One member to sort by. */
    public record Order(String path, boolean descending) {}

    /** Everything that matches, sorted but not yet cut into a page. Inactive entries show only when asked for. */
    public List<JsonNode> matches(Stream<? extends JsonNode> candidates) {
        boolean activeAsked =
                conditions.stream().anyMatch(condition -> condition.path().equalsIgnoreCase("Active"));
        Stream<JsonNode> found = candidates
                .<JsonNode>map(entity -> entity)
                .filter(entity -> activeAsked || entity.path("Active").asBoolean(true))
                .filter(entity -> conditions.stream().allMatch(condition -> condition.test(entity)));
        return orders.stream()
                .map(Query::comparator)
                .reduce(Comparator::thenComparing)
                .map(found::sorted)
                .orElse(found)
                .toList();
    }

    /** The page asked for. */
    public List<JsonNode> page(List<JsonNode> matches) {
        return matches.stream().skip(startPosition - 1L).limit(maxResults).toList();
    }

    /** The value that a member must equal, when the query says so. */
    public Optional<String> equalTo(String path) {
        return conditions.stream()
                .filter(condition ->
                        condition.path().equalsIgnoreCase(path) && condition.operator() == Condition.Operator.EQUAL)
                .map(condition -> condition.literals().getFirst())
                .findFirst();
    }

    private static Comparator<JsonNode> comparator(Order order) {
        Comparator<JsonNode> ascending = Comparator.comparing(
                entity -> Values.at(entity, order.path()).findFirst().orElse(""), Values::compare);
        return order.descending() ? ascending.reversed() : ascending;
    }
}
