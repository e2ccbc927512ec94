package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class EventSchemasTest {

    @Test
    void namesThePlaceOfEachProblem() {
        byte[] data = sale(sale -> {
            sale.remove("number");
            ((ObjectNode) sale.at("/lines/1")).put("total", 2625);
            ((ObjectNode) sale.at("/buyer")).put("pin", "51234567");
        });
        assertThat(EventSchemas.validate(EventType.SALE, data))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).contains("'number'"),
                        problem -> assertThat(problem).startsWith("$.lines[1].total:"),
                        problem -> assertThat(problem).startsWith("$.buyer.pin:"));
    }

    @Test
    void wantsAReasonForWhatIsNotAccepted() {
        ObjectNode result = ContractFiles.current().fullExample(EventType.DOCUMENT_RESULT);
        result.put("state", "WAITING").remove("reason");
        assertThat(EventSchemas.validate(EventType.DOCUMENT_RESULT, bytes(result)))
                .singleElement()
                .asString()
                .contains("'reason'");
    }

    @Test
    void toleratesWhatItDoesNotKnow() {
        assertThat(EventSchemas.validate(
                        EventType.SALE,
                        sale(sale -> sale.putObject("salesperson").put("name", "Achieng"))))
                .isEmpty();
    }

    @Test
    void reportsBytesThatAreNoJson() {
        assertThat(EventSchemas.validate(EventType.SALE, "{\"tenantId\":".getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .startsWith("data: ");
    }

    @Test
    void acceptsARecordInItsPlace() {
        assertThat(EventSchemas.validatePublished(
                        Topics.DOCUMENTS, "dev-4c1e90", "risiti.document.sale.v1", sale(sale -> {})))
                .isEmpty();
    }

    @Test
    void findsAnotherTopicAndAnotherKey() {
        assertThat(EventSchemas.validatePublished(
                        Topics.RESULTS, "dev-other", "risiti.document.sale.v1", sale(sale -> {})))
                .containsExactly(
                        "topic: risiti.document.sale.v1 belongs on risiti.documents.v1, not on risiti.results.v1",
                        "key: found 'dev-other', the data say 'dev-4c1e90'");
    }

    @Test
    void findsAnUnknownTypeAndATombstone() {
        assertThat(EventSchemas.validatePublished(Topics.DOCUMENTS, "k", "risiti.document.barter.v1", new byte[0]))
                .containsExactly("ce_type: 'risiti.document.barter.v1' is no event type");
        assertThat(EventSchemas.validatePublished(Topics.DEVICES, "k", "risiti.device-status.v1", null))
                .containsExactly("value: there is none, and no topic has tombstones");
    }

    private static byte[] sale(Consumer<ObjectNode> change) {
        ObjectNode sale = ContractFiles.current().fullExample(EventType.SALE);
        change.accept(sale);
        return bytes(sale);
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
