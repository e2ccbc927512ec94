package dev.risiti.simulator.oscu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One call as the field tables of {@code endpoints.json} describe it: its fields, a body made from them, its answer. */
record Contract(JsonNode table) {
    private static final Pattern SIMPLE_NAME = Pattern.compile("[A-Za-z]+[0-9]?");
    private static final String IDENTITY = "tin bhfId cmcKey";

    /** What a field says; all other texts are one letter and all other numbers zero. Amounts are those of one carton. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("itemClsCd", "1010160100"),
            Map.entry("itemCd", Payload.SOAP),
            Map.entry("cpstItemCd", Payload.SOAP),
            Map.entry("itemTyCd", "2"),
            Map.entry("orgnNatCd", "KE"),
            Map.entry("pkgUnitCd", "CT"),
            Map.entry("qtyUnitCd", "NO"),
            Map.entry("taxTyCd", "B"),
            Map.entry("salesTyCd", "N"),
            Map.entry("pchsTyCd", "N"),
            Map.entry("pmtTyCd", "01"),
            Map.entry("salesSttsCd", "02"),
            Map.entry("pchsSttsCd", "02"),
            Map.entry("sarTyCd", "06"),
            Map.entry("regTyCd", "A"),
            Map.entry("imptItemSttsCd", "4"),
            Map.entry("custTin", "P052000111K"),
            Map.entry("custmTin", "P051900001A"),
            Map.entry("lastReqDt", "20180101000000"),
            Map.entry("hsCd", "63079000"),
            Map.entry("spplrTin", "P052000222L"),
            Map.entry("spplrNm", "Supplier Limited"),
            Map.entry("spplrBhfId", "00"),
            Map.entry("invcNo", "1"),
            Map.entry("spplrInvcNo", "6"),
            Map.entry("itemSeq", "1"),
            Map.entry("totItemCnt", "1"),
            Map.entry("pkg", "1"),
            Map.entry("qty", "1"),
            Map.entry("cpstQty", "1"),
            Map.entry("isrcRt", "10"),
            Map.entry("prc", "1160"),
            Map.entry("dftPrc", "1160"),
            Map.entry("splyAmt", "1160"),
            Map.entry("taxRtB", "16"),
            Map.entry("taxblAmtB", "1000"),
            Map.entry("taxAmtB", "160"),
            Map.entry("taxblAmt", "1000"),
            Map.entry("taxAmt", "160"),
            Map.entry("totTaxblAmt", "1000"),
            Map.entry("totTaxAmt", "160"),
            Map.entry("totAmt", "1160"));

    static List<Contract> all() {
        return StreamSupport.stream(
                        Json.resource("endpoints.json").path("endpoints").spliterator(), false)
                .map(Contract::new)
                .toList();
    }

    String name() {
        return table.path("name").asText();
    }

    boolean initialises() {
        return name().equals("selectInitOsdcInfo");
    }

    /** The gateway's paths, without the remark some carry. */
    List<String> gatewayPaths() {
        return StreamSupport.stream(table.path("gatewayPaths").spliterator(), false)
                .map(path -> path.asText().split(" ", 2)[0])
                .toList();
    }

    /** The fields that travel in the body. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        add(fields, "", table.path("request"));
        add(fields, "receipt", table.path("requestReceipt"));
        add(fields, "itemList", table.path("requestItem"));
        return fields;
    }

    private void add(List<Field> fields, String parent, JsonNode rows) {
        for (JsonNode row : rows) {
            boolean identity =
                    List.of(IDENTITY.split(" ")).contains(row.path("name").asText());
            if (!identity || initialises()) {
                fields.add(new Field(
                        parent,
                        row.path("name").asText(),
                        row.path("type").asText(),
                        row.path("len").asText(),
                        row.path("required").asBoolean()));
            }
        }
    }

    /** The mandatory fields, and nothing else. */
    ObjectNode leastBody() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        for (Field field : fields()) {
            if (field.parent().isEmpty() && field.required()) {
                switch (field.type()) {
                    case "OBJECT" -> body.set(field.name(), nested(field.name()));
                    case "LIST" -> body.putArray(field.name()).add(nested(field.name()));
                    default -> field.put(body);
                }
            }
        }
        return body;
    }

    private ObjectNode nested(String parent) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        fields().stream()
                .filter(field -> field.parent().equals(parent) && field.required())
                .forEach(field -> field.put(row));
        return row;
    }

    /** The fields an answer must have, as far as the table names them one by one. */
    List<String> answerFields() {
        return StreamSupport.stream(table.path("responseData").spliterator(), false)
                .flatMap(row ->
                        Stream.of(row.path("name").asText().replace("[]", "").split("[, /]+")))
                .filter(name -> SIMPLE_NAME.matcher(name).matches())
                .toList();
    }

    /** The first row of the answer's list, its object, or its data itself: where the answer's fields stand. */
    JsonNode answerRow(JsonNode data) {
        String path = table.path("responseDataPath").asText("data");
        JsonNode row = path.contains(".")
                ? data.path(path.substring(path.indexOf('.') + 1).split("[\\[ ]", 2)[0])
                : data;
        return row.isArray() ? row.path(0) : row;
    }

    @Override
    public String toString() {
        return name();
    }

    /** One row of a table; {@code parent} is empty, {@code receipt} or {@code itemList}. */
    record Field(String parent, String name, String type, String length, boolean required) {
        boolean isText() {
            return type.equals("CHAR");
        }

        boolean isNumber() {
            return type.equals("NUMBER");
        }

        int textLength() {
            return length.isEmpty() ? 0 : Integer.parseInt(length);
        }

        void put(ObjectNode row) {
            if (isNumber()) {
                row.put(name, new BigDecimal(VALUES.getOrDefault(name, "0")));
            } else {
                row.put(name, VALUES.getOrDefault(name, otherText()));
            }
        }

        private String otherText() {
            if (name.equals("rcptTyCd")) {
                return "";
            }
            if (name.endsWith("Yn")) {
                return "N";
            }
            if (name.endsWith("Dt")) {
                return textLength() == 14 ? "20261105101500" : "20261105";
            }
            return "x";
        }

        /** The object in which this field stands. */
        ObjectNode holder(ObjectNode body) {
            return switch (parent) {
                case "receipt" -> (ObjectNode) body.path("receipt");
                case "itemList" -> (ObjectNode) body.path("itemList").path(0);
                default -> body;
            };
        }

        @Override
        public String toString() {
            return parent.isEmpty() ? name : parent + "." + name;
        }
    }
}
