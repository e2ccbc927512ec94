package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SchemaChangesTest {

    @Test
    void allowsNewOptionalPropertiesNewValuesAndWiderLimits() {
        assertThat(changes(sale -> {
                    properties(sale).putObject("invented").put("type", "string");
                    ((ArrayNode) at(sale, "/properties/paymentMethod").get("enum")).add("BARTER");
                    at(sale, "/properties/remark").put("maxLength", 800);
                    sale.put("description", "in other words");
                }))
                .isEmpty();
    }

    @Test
    void findsARemovedProperty() {
        assertThat(changes(sale -> properties(sale).remove("remark"))).containsExactly("$.remark: removed");
    }

    @Test
    void findsARemovedPropertyOfALine() {
        assertThat(changes(
                        sale -> properties(at(sale, "/properties/lines/items")).remove("discount")))
                .containsExactly("$.lines[].discount: removed");
    }

    @Test
    void findsANewlyRequiredProperty() {
        assertThat(changes(sale -> ((ArrayNode) sale.get("required")).add("remark")))
                .containsExactly("$.remark: newly required");
    }

    @Test
    void findsAPropertyThatReadersCanNoLongerRelyOn() {
        assertThat(changes(sale -> ((ArrayNode) sale.get("required")).remove(0)))
                .containsExactly("$.tenantId: no longer required");
    }

    @Test
    void findsANarrowedEnum() {
        assertThat(changes(sale ->
                        ((ArrayNode) at(sale, "/properties/paymentMethod").get("enum")).remove(0)))
                .containsExactly("$.paymentMethod: enum narrowed or opened: [CASH]");
    }

    @Test
    void findsAnotherType() {
        assertThat(changes(sale -> at(sale, "/properties/revision").put("type", "string")))
                .containsExactly("$.revision: type changed");
    }

    @Test
    void findsTighterLimits() {
        assertThat(changes(sale -> {
                    at(sale, "/properties/number").put("maxLength", 20);
                    at(sale, "/properties/lines").put("minItems", 2);
                }))
                .containsExactlyInAnyOrder("$.number: maxLength tightened", "$.lines: minItems tightened");
    }

    @Test
    void findsAClosedObject() {
        assertThat(changes(sale -> sale.put("additionalProperties", false)))
                .containsExactly("$: closed to unknown properties");
    }

    private static List<String> changes(Consumer<ObjectNode> change) {
        ContractFiles files = ContractFiles.current();
        ObjectNode changed = files.schema(EventType.SALE.type());
        change.accept(changed);
        return SchemaChanges.breaking(files.schema(EventType.SALE.type()), changed);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode at(ObjectNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }
}
