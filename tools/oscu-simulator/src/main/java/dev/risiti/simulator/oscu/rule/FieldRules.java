package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Presence, length, precision and kind of every field of every call, read from the field tables of the specification.
 * What the tables demand and the direct door is known not to is listed here as a difference.
 */
public final class FieldRules {
    /** Identity travels in headers and is checked by the door. */
    private static final Set<String> IDENTITY = Set.of("tin", "bhfId", "cmcKey");

    /** Differences of the direct door from the tables: call.field to mandatory or not. */
    private static final Map<String, Boolean> MANDATORY = Map.of(
            // Left out by Odoo and accepted (KRA reference 2.17).
            "saveTrnsSalesOsdc.salesTyCd", false,
            // Optional on paper, but a movement without it moves nothing (KRA reference 2.23).
            "insertStockIO.itemCd", true);

    private final Map<String, List<FieldRule>> byCall = new HashMap<>();

    public FieldRules(CodeLists codeLists, ItemClasses itemClasses) {
        ValueRules values = new ValueRules(codeLists, itemClasses);
        for (JsonNode call : Json.resource("endpoints.json").path("endpoints")) {
            String name = call.path("name").asText();
            List<FieldRule> receipt = rules(name, call.path("requestReceipt"), values, List.of(), List.of());
            List<FieldRule> items = rules(name, call.path("requestItem"), values, List.of(), List.of());
            byCall.put(name, rules(name, call.path("request"), values, receipt, items));
        }
    }

    private static List<FieldRule> rules(
            String call, JsonNode fields, ValueRules values, List<FieldRule> receipt, List<FieldRule> items) {
        boolean initialises = call.equals("selectInitOsdcInfo");
        List<FieldRule> rules = new ArrayList<>();
        for (JsonNode field : fields) {
            String name = field.path("name").asText();
            if (IDENTITY.contains(name) && !initialises) {
                continue;
            }
            boolean mandatory = MANDATORY.getOrDefault(
                    call + "." + name, field.path("required").asBoolean());
            rules.add(
                    switch (field.path("type").asText()) {
                        case "CHAR" -> textRule(name, field.path("len").asInt(Integer.MAX_VALUE), mandatory, values);
                        case "NUMBER" -> numberRule(name, field.path("len").asText(), mandatory);
                        case "OBJECT" -> new FieldRule.Nested(name, mandatory, receipt);
                        case "LIST" -> new FieldRule.Rows(name, mandatory, items);
                        default -> throw new IllegalStateException("unknown type of " + call + "." + name);
                    });
        }
        return List.copyOf(rules);
    }

    private static FieldRule textRule(String name, int length, boolean mandatory, ValueRules values) {
        return new FieldRule.Characters(name, mandatory, length, values.of(name, length));
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

    /**
     * Checks a body against the table of its call.
     *
     * @throws Refused 910 with every violation in its text
     */
    public void check(String call, Body body) {
        StringBuilder problems = new StringBuilder();
        for (FieldRule rule : byCall.getOrDefault(call, List.of())) {
            rule.check(body, "", problems);
        }
        if (!problems.isEmpty()) {
            throw Refused.parameter("Request parameter error" + problems);
        }
    }
}
