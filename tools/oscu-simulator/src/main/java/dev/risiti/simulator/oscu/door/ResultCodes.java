package dev.risiti.simulator.oscu.door;

import dev.risiti.simulator.oscu.call.Decision;
import dev.risiti.simulator.oscu.json.Json;
import dev.risiti.simulator.oscu.rule.Refused;
import java.util.Map;
import java.util.TreeMap;

/** The texts that go with result codes nobody can provoke by a rule (KRA reference 3.1). */
final class ResultCodes {
    private static final Map<String, String> TEXTS = texts();

    private ResultCodes() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        Json.resource("result-codes.json")
                .path("codes")
                .forEach(code -> texts.put(
                        code.path("code").asText(), code.path("messageInSpec").asText()));
        return texts;
    }

    /** A refusal with this code, whatever was asked; a success or an empty answer for the two codes that are none. */
    static Decision decision(String resultCd) {
        return switch (resultCd) {
            case "000" -> Decision.pretended();
            case "001" -> Decision.empty();
            default -> Decision.refused(new Refused(resultCd, TEXTS.getOrDefault(resultCd, "Unknown result")));
        };
    }
}
