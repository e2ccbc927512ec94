package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Item classes (KRA reference 2.3). Large in production. */
public record ItemClassListAnswer(List<ItemClass> classes) implements Answer {
    public ItemClassListAnswer {
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param itemClsLvl 1 to 5; 0 throughout in the sandbox
     * @param taxTyCd default tax type; none on upper levels
     */
    public record ItemClass(
            String itemClsCd,
            @Nullable String itemClsNm,
            @Nullable BigDecimal itemClsLvl,
            @Nullable String taxTyCd,
            boolean majorTarget,
            boolean inUse) {

        static ItemClass read(KraJson json) {
            return new ItemClass(
                    json.requiredText("itemClsCd"),
                    json.text("itemClsNm"),
                    json.numberIfReadable("itemClsLvl"),
                    json.text("taxTyCd"),
                    json.yes("mjrTgYn"),
                    json.yes("useYn"));
        }
    }

    static ItemClassListAnswer read(KraJson data) {
        return new ItemClassListAnswer(data.list("itemClsList", ItemClass::read));
    }
}
