package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Presence, length, precision and kind of every field of every call, read from the field tables of the specification.
 * What the tables demand and a door is known not to is listed here as a difference.
 */
public final class FieldRules {
    /** Identity travels in headers and is checked before the body. */
    private static final Set<String> IDENTITY = Set.of("tin", "bhfId", "cmcKey");

    /** Differences of both doors from the tables: call.field to mandatory or not. */
    private static final Map<String, Boolean> MANDATORY = Map.of(
            // Left out by Odoo and accepted (KRA reference 2.17).
            "saveTrnsSalesOsdc.salesTyCd", false,
            // Optional on paper, but a movement without it moves nothing (KRA reference 2.23).
            "insertStockIO.itemCd", true);

    /** Differences of the gateway alone: fields its collection does not have (KRA reference 2.17, 5.5). */
    private static final Map<String, Boolean> MANDATORY_AT_GATEWAY = Map.of(
            "saveTrnsSalesOsdc.trdInvcNo", false,
            "saveTrnsSalesOsdc.modrId", false,
            "saveTrnsSalesOsdc.modrNm", false);

    private final Map<Door, Map<String, List<FieldRule>>> byDoor = new EnumMap<>(Door.class);
    private final CodeLists codeLists;

    public FieldRules(CodeLists codeLists, ItemClasses itemClasses) {
        this.codeLists = codeLists;
        Map<String, Boolean> gateway = new HashMap<>(MANDATORY);
        gateway.putAll(MANDATORY_AT_GATEWAY);
        byDoor.put(Door.DIRECT, tables(new ValueRules(codeLists, itemClasses), MANDATORY));
        byDoor.put(Door.GATEWAY, tables(new ValueRules(codeLists, itemClasses), gateway));
    }

    private static Map<String, List<FieldRule>> tables(ValueRules values, Map<String, Boolean> differences) {
        Map<String, List<FieldRule>> byCall = new HashMap<>();
        for (JsonNode call : Json.resource("endpoints.json").path("endpoints")) {
            Table table = new Table(call.path("name").asText(), values, differences);
            List<FieldRule> receipt = table.rules(call.path("requestReceipt"), List.of(), List.of());
            List<FieldRule> items = table.rules(call.path("requestItem"), List.of(), List.of());
            byCall.put(table.call, table.rules(call.path("request"), receipt, items));
        }
        return byCall;
    }

    /**
     * Checks a body against the table of its call.
     *
     * @throws Refused 910 with every violation in its text
     */
    public void check(Door door, Profile.Numbers numbers, String call, Body body) {
        List<Violation> violations = new ArrayList<>(0);
        FieldRule.Check check = new FieldRule.Check(numbers, violations, null, -1);
        for (FieldRule rule : byDoor.getOrDefault(door, Map.of()).getOrDefault(call, List.of())) {
            rule.check(body, check);
        }
        if (!violations.isEmpty()) {
            StringBuilder text = new StringBuilder("Request parameter error");
            violations.forEach(violation -> text.append(violation.notation()));
            throw GatewayTexts.refusal(Refused.parameter(text.toString()), call, violations, codeLists);
        }
    }

    /** The rows of one call's table, made into rules. */
    private record Table(String call, ValueRules values, Map<String, Boolean> differences) {
        List<FieldRule> rules(JsonNode fields, List<FieldRule> receipt, List<FieldRule> items) {
            boolean initialises = call.equals("selectInitOsdcInfo");
            List<FieldRule> rules = new ArrayList<>();
            for (JsonNode field : fields) {
                String name = field.path("name").asText();
                if (IDENTITY.contains(name) && !initialises) {
                    continue;
                }
                boolean mandatory = differences.getOrDefault(
                        call + "." + name, field.path("required").asBoolean());
                rules.add(
                        switch (field.path("type").asText()) {
                            case "CHAR" -> textRule(name, field.path("len").asInt(Integer.MAX_VALUE), mandatory);
                            case "NUMBER" -> numberRule(name, field.path("len").asText(), mandatory);
                            case "OBJECT" -> new FieldRule.Nested(name, mandatory, receipt);
                            case "LIST" -> new FieldRule.Rows(name, mandatory, items);
                            default -> throw new IllegalStateException("unknown type of " + call + "." + name);
                        });
            }
            return List.copyOf(rules);
        }

        private FieldRule textRule(String name, int length, boolean mandatory) {
            return new FieldRule.Characters(name, mandatory, length, values.of(call, name, length));
        }

        private static FieldRule numberRule(String name, String length, boolean mandatory) {
            if (length.isEmpty()) {
                return new FieldRule.Numeric(name, mandatory, FieldRule.Numeric.LONG_DIGITS, 0);
            }
            int comma = length.indexOf(',');
            int precision = Integer.parseInt(comma < 0 ? length : length.substring(0, comma));
            int decimals = comma < 0 ? 0 : Integer.parseInt(length.substring(comma + 1));
            return new FieldRule.Numeric(
                    name, mandatory, Math.min(precision - decimals, FieldRule.Numeric.LONG_DIGITS), decimals);
        }
    }
}
