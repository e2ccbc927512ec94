package dev.risiti.simulator.books.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.entity.QboFault;
import dev.risiti.simulator.books.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryParserTest {
    private final List<ObjectNode> invoices = List.of(
            invoice("9", "O'Neill", "2026-11-18T09:12:44-08:00"), invoice("10", "INV-2", "2026-11-19T09:12:44-08:00"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from Invoice where MetaData.LastUpdatedTime > '2026-11-18T17:12:44Z'",
                "SELECT * FROM Invoice WHERE Id IN ('10', '11') and DocNumber LIKE 'INV%'",
                "select * from Invoice where CustomField.StringValue = 'P10'",
                "select * from Invoice orderby Id desc maxresults 1",
                "select * from Invoice order by MetaData.LastUpdatedTime startposition 2 maxresults 5",
            })
    void findsTheSecondInvoice(String text) {
        assertThat(run(text)).extracting(invoice -> invoice.path("Id").asText()).containsExactly("10");
    }

    @Test
    void unescapesQuotesInLiterals() {
        assertThat(run("select * from Invoice where DocNumber = 'O\\'Neill'")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from Nothing",
                "select Id from Invoice",
                "select * from Invoice where Id = 5x",
                "select * from Invoice maxresults 1001",
                "select * from Invoice; drop",
                ""
            })
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> QueryParser.parse(text)).isInstanceOf(QboFault.class);
    }

    private List<JsonNode> run(String text) {
        Query query = QueryParser.parse(text);
        return query.page(query.matches(invoices.stream()));
    }

    private static ObjectNode invoice(String id, String number, String updated) {
        ObjectNode invoice = Json.object().put("Id", id).put("DocNumber", number);
        invoice.putObject("MetaData").put("LastUpdatedTime", updated);
        invoice.putArray("CustomField").addObject().put("StringValue", "P" + id);
        return invoice;
    }
}
