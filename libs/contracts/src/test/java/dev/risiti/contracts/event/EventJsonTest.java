package dev.risiti.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.value.ContractViolation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    risiti.document.sale.v1        | /tenantId          | null            | tenantId
                    risiti.document.sale.v1        | /revision          | 0               | revision
                    risiti.document.sale.v1        | /revision          | 1.7             | revision
                    risiti.document.sale.v1        | /revision          | null            | revision
                    risiti.document.sale.v1        | /date              | "21/11/2026"    | date
                    risiti.document.sale.v1        | /lines             | []              | lines
                    risiti.document.sale.v1        | /lines/1/quantity  | "-1"            | lines[1].quantity
                    risiti.document.sale.v1        | /lines/1/quantity  | "a few"         | lines[1].quantity
                    risiti.document.sale.v1        | /lines/0/total     | "1.005"         | lines[0].total
                    risiti.document.sale.v1        | /lines/0/taxType   | "F"             | lines[0].taxType
                    risiti.document.sale.v1        | /lines/0/taxType   | 1               | lines[0].taxType
                    risiti.document.sale.v1        | /lines/0/item/name | " "             | lines[0].item.name
                    risiti.document.sale.v1        | /buyer/pin         | "P05123456"     | buyer.pin
                    risiti.document.credit-note.v1 | /original          | {}              | original
                    risiti.device-status.v1        | /controlUnit       | {}              | controlUnit.controlUnitId
                    risiti.document-result.v1      | /receipt/buyer     | {"name":""}     | receipt.buyer.name
                    risiti.document-result.v1      | /decidedAt         | "yesterday"     | decidedAt
                    risiti.document.item.v1        | /item/type         | "SERVICE"       | openingQuantity
                    risiti.document.item-composition.v1  | /item/type           | "SERVICE" | item.type
                    risiti.document.item-composition.v1  | /components/1/item/sourceItemId | "14" | components.item.sourceItemId
                    risiti.document.branch-customer.v1   | /pin                 | null      | pin
                    risiti.document.branch-insurance.v1  | /rate                | 101       | rate
                    risiti.document.stock-count.v1       | /lines/0/countedQuantity | "-1"  | lines[0].countedQuantity
                    risiti.document.stock-count.v1       | /lines/1/item/sourceItemId | "14" | lines.item.sourceItemId
                    risiti.document.stock-movement.v1    | /partnerBranchId     | "1"       | partnerBranchId
                    risiti.document.purchase-decision.v1 | /received            | null      | received
                    risiti.document.purchase-decision.v1 | /registration        | "MANUAL"  | received
                    risiti.document.purchase-decision.v1 | /lines               | []        | lines
                    risiti.document.import-decision.v1   | /itemSequence        | 0         | itemSequence
                    risiti.device-status.v1              | /adoption            | {"lastInvoiceNumber":-1,"lastStockMovementNumber":0,"lastPurchaseNumber":0} | adoption.lastInvoiceNumber
                    risiti.document-result.v1            | /drift               | {"acceptedRevision":1,"newRevision":2,"changes":[],"callsFor":"NOTHING","sentence":"Nothing to do."} | drift
                    """)
    void namesTheFieldThatBreaksTheContract(String type, String pointer, String value, String field) throws Exception {
        EventType eventType = EventType.of(type).orElseThrow();
        ObjectNode data = ContractFiles.current().fullExample(eventType);
        replace(data, pointer, ContractFiles.JSON.readTree(value));

        assertThat(violation(eventType, data.toString()).field()).isEqualTo(field);
    }

    @Test
    void saysWhatItFoundAndHowToPutItRight() {
        ObjectNode data = sale();
        ((ObjectNode) data.at("/lines/0")).put("taxType", "F");
        assertThat(violation(EventType.SALE, data.toString()))
                .hasMessage("lines[0].taxType: found 'F'; give one of A, B, C, D, E");

        data = sale();
        ((ObjectNode) data.at("/lines/2")).put("quantity", "0");
        assertThat(violation(EventType.SALE, data.toString()))
                .hasMessage("lines[2].quantity: found '0'; give a value greater than zero");

        data = sale();
        data.remove("buyer");
        assertThat(violation(EventType.SALE, data.toString())).hasMessage("buyer: found nothing; it is mandatory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"text\"", "{", "{} {}"})
    void refusesWhatIsNoJsonObject(String json) {
        assertThat(violation(EventType.INITIALISE_DEVICE, json).fix()).isNotBlank();
    }

    /** The other direction of {@code ReleasesTest}: what was left out is there in Java, with the meaning of before. */
    @Test
    void givesWhatIsAbsentInOldJsonItsMeaning() {
        ObjectNode result = ContractFiles.current().fullExample(EventType.DOCUMENT_RESULT);
        ((ObjectNode) result.at("/receipt/lines/0")).remove(List.of("discountRate", "discountAmount"));
        WireLine line = Objects.requireNonNull(
                        ((DocumentResult) decode(EventType.DOCUMENT_RESULT, result.toString())).receipt())
                .lines()
                .getFirst();
        assertThat(line.discountRate()).isEqualTo("0");
        assertThat(line.discountAmount()).isEqualTo("0.00");

        ObjectNode device = ContractFiles.current().fullExample(EventType.DEVICE_STATUS);
        device.remove("stockPolicy");
        assertThat(((DeviceStatus) decode(EventType.DEVICE_STATUS, device.toString())).stockPolicy())
                .isEqualTo(StockPolicy.WAIT);

        ObjectNode adopt = ContractFiles.current().fullExample(EventType.ADOPT_DEVICE);
        adopt.remove("lastPurchaseNumber");
        assertThat(((AdoptDevice) decode(EventType.ADOPT_DEVICE, adopt.toString())).lastPurchaseNumber())
                .isZero();
    }

    @Test
    void refusesTwoLinesOfOneId() {
        ObjectNode data = sale();
        ((ObjectNode) data.at("/lines/1")).put("lineId", "1");
        assertThat(violation(EventType.SALE, data.toString()).found()).isEqualTo("1");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        ObjectNode data = sale();
        RisitiEvent known = decode(EventType.SALE, data.toString());
        data.putObject("salesperson").put("name", "Achieng");
        assertThat(decode(EventType.SALE, data.toString())).isEqualTo(known);
    }

    @Test
    void writesSmallDecimalsWithoutExponent() {
        ObjectNode data = sale();
        ((ObjectNode) data.at("/lines/0")).put("quantity", "0.0000000001");
        Sale sale = (Sale) decode(EventType.SALE, data.toString());
        assertThat(ContractFiles.parse(EventJson.encode(sale))
                        .at("/lines/0/quantity")
                        .textValue())
                .isEqualTo("0.0000000001");
    }

    @Test
    void derivesTerminalFromTheState() {
        ObjectNode data = (ObjectNode) ContractFiles.read(
                ContractFiles.current().root().resolve("examples/risiti.document-result.v1/waiting-for-device.json"));
        data.put("terminal", true);
        DocumentResult result = (DocumentResult) decode(EventType.DOCUMENT_RESULT, data.toString());
        assertThat(ContractFiles.parse(EventJson.encode(result))
                        .path("terminal")
                        .booleanValue())
                .isFalse();
    }

    private static ObjectNode sale() {
        return ContractFiles.current().fullExample(EventType.SALE);
    }

    private static void replace(ObjectNode data, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) data.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
    }

    private static RisitiEvent decode(EventType type, String json) {
        return EventJson.decode(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static ContractViolation violation(EventType type, String json) {
        return Objects.requireNonNull(
                catchThrowableOfType(ContractViolation.class, () -> decode(type, json)), "nothing was refused");
    }
}
