package dev.risiti.simulator.oscu.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.json.JsonText;
import dev.risiti.simulator.oscu.registry.KraTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** KRA's standard code lists, as served by {@code selectCodeList} and as used to check requests (KRA reference 4). */
public final class CodeLists {
    /** When the lists last changed; a later {@code lastReqDt} finds nothing new. */
    public static final Instant PUBLISHED = KraTime.instant("20260409154030");

    private static final String TAX_TYPES = "04";

    private final Map<String, Map<String, Boolean>> inUse = new HashMap<>();
    private final Map<String, BigDecimal> taxRates = new TreeMap<>();
    private final JsonText answer;

    public CodeLists() {
        JsonNode classes = Json.resource("codes.json").path("classes");
        ObjectNode data = Json.MAPPER.createObjectNode();
        ArrayNode list = data.putArray("clsList");
        for (JsonNode codeClass : classes) {
            list.add(wireClass(codeClass));
            Map<String, Boolean> codes = new HashMap<>();
            for (JsonNode code : codeClass.path("codes")) {
                codes.put(code.path("cd").asText(), code.path("useYn").asText().equals("Y"));
            }
            inUse.put(codeClass.path("cdCls").asText(), codes);
            if (codeClass.path("cdCls").asText().equals(TAX_TYPES)) {
                codeClass
                        .path("codes")
                        .forEach(code -> taxRates.put(
                                code.path("cd").asText(),
                                new BigDecimal(code.path("user1").asText())));
            }
        }
        answer = JsonText.of(data);
    }

    private static ObjectNode wireClass(JsonNode codeClass) {
        ObjectNode row = Json.MAPPER.createObjectNode();
        row.set("cdCls", codeClass.get("cdCls"));
        row.set("cdClsNm", codeClass.get("name"));
        row.putNull("cdClsDesc");
        row.set("useYn", codeClass.get("useYn"));
        for (String column : new String[] {"userDfnNm1", "userDfnNm2", "userDfnNm3"}) {
            row.put(column, codeClass.path(column).asText(null));
        }
        ArrayNode details = row.putArray("dtlList");
        for (JsonNode code : codeClass.path("codes")) {
            ObjectNode detail = details.addObject();
            detail.set("cd", code.get("cd"));
            detail.set("cdNm", code.get("name"));
            detail.put("cdDesc", code.path("desc").asText(code.path("name").asText()));
            detail.set("useYn", code.get("useYn"));
            detail.set("srtOrd", code.get("sort"));
            detail.put("userDfnCd1", code.path("user1").asText(null));
            detail.put("userDfnCd2", code.path("user2").asText(null));
            detail.putNull("userDfnCd3");
        }
        return row;
    }

    /** The complete lists in the form of {@code selectCodeList}. */
    public JsonText answer() {
        return answer;
    }

    /** Why a code may not be used, null when it may. */
    public @Nullable String problem(String codeClass, String code) {
        Boolean used = inUse.getOrDefault(codeClass, Map.of()).get(code);
        if (used == null) {
            return "code '" + code + "' is not in code list " + codeClass;
        }
        return used ? null : "code '" + code + "' of code list " + codeClass + " is not in use";
    }

    /** The letters of the tax types, in order. */
    public Set<String> taxTypes() {
        return Collections.unmodifiableSet(taxRates.keySet());
    }

    /** The codes of a class that are in use, in order. */
    public List<String> codes(String codeClass) {
        return inUse.getOrDefault(codeClass, Map.of()).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The rate of a tax type in percent; zero for a type that is not in use, when the door wants that. */
    public BigDecimal taxRate(String taxType, Profile.UnusedRate unused) {
        boolean used = inUse.getOrDefault(TAX_TYPES, Map.of()).getOrDefault(taxType, false);
        return used || unused == Profile.UnusedRate.LISTED ? taxRate(taxType) : BigDecimal.ZERO;
    }

    /** The rate of a tax type in percent. */
    public BigDecimal taxRate(String taxType) {
        return taxRates.getOrDefault(taxType, BigDecimal.ZERO);
    }
}
