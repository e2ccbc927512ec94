package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.registry.KraTime;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text may say, by the name of its field: codes, days and times, PINs, yes and no. */
final class ValueRules {
    private static final Pattern PIN = Pattern.compile("[A-Z][0-9]{9}[A-Z]");

    /** Code class per field (KRA reference 4, "used by"), or per call and field where the calls differ. */
    private static final Map<String, String> CODE_CLASSES = Map.ofEntries(
            Map.entry("taxTyCd", "04"),
            Map.entry("orgnNatCd", "05"),
            Map.entry("pmtTyCd", "07"),
            Map.entry("qtyUnitCd", "10"),
            Map.entry("salesSttsCd", "11"),
            Map.entry("sarTyCd", "12"),
            Map.entry("salesTyCd", "14"),
            Map.entry("pkgUnitCd", "17"),
            Map.entry("pchsTyCd", "14"),
            Map.entry("itemTyCd", "24"),
            Map.entry("imptItemSttsCd", "26"),
            Map.entry("regTyCd", "31"),
            Map.entry("rfdRsnCd", "32"),
            Map.entry("pchsSttsCd", "34"),
            Map.entry("rcptTyCd", "37"),
            Map.entry("insertTrnsPurchase.rcptTyCd", "38"));

    private final CodeLists codeLists;
    private final ItemClasses itemClasses;

    ValueRules(CodeLists codeLists, ItemClasses itemClasses) {
        this.codeLists = codeLists;
        this.itemClasses = itemClasses;
    }

    /** The check of a field, chosen once when the field tables are read. */
    ValueRule of(String call, String field, int length) {
        String codeClass = CODE_CLASSES.getOrDefault(call + "." + field, CODE_CLASSES.get(field));
        if (codeClass != null) {
            return text -> codeLists.problem(codeClass, text);
        }
        if (field.equals("itemClsCd")) {
            return itemClasses::problem;
        }
        if (field.equals("custTin")) {
            return text -> PIN.matcher(text).matches() ? null : "'" + text + "' is not a valid PIN";
        }
        if (field.endsWith("Dt") && length == 14) {
            return text -> KraTime.isStamp(text) ? null : "'" + text + "' is not yyyyMMddHHmmss";
        }
        if (field.endsWith("Dt") && length == 8) {
            return text -> KraTime.isDay(text) ? null : "'" + text + "' is not yyyyMMdd";
        }
        if (field.endsWith("Yn")) {
            return text -> text.equals("Y") || text.equals("N") ? null : "must be Y or N";
        }
        return _ -> null;
    }

    /** Says what is wrong with a text, or null. */
    @FunctionalInterface
    interface ValueRule {
        @Nullable
        String problem(String text);
    }
}
