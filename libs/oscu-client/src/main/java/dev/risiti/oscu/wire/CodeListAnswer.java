package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Standard code lists (KRA reference 2.2). Texts come without the blanks KRA pads them with. */
public record CodeListAnswer(List<CodeClass> classes) implements Answer {
    /** Class 04: tax types, with the rate in percent in {@code userDfnCd1}. */
    public static final String TAX_TYPES = "04";

    public CodeListAnswer {
        classes = List.copyOf(classes);
    }

    /** One list. */
    public record CodeClass(
            String cdCls,
            @Nullable String cdClsNm,
            @Nullable String cdClsDesc,
            boolean inUse,
            @Nullable String userDfnNm1,
            @Nullable String userDfnNm2,
            @Nullable String userDfnNm3,
            List<Code> codes) {
        public CodeClass {
            codes = List.copyOf(codes);
        }

        static CodeClass read(KraJson json) {
            return new CodeClass(
                    json.requiredText("cdCls"),
                    json.text("cdClsNm"),
                    json.text("cdClsDesc"),
                    json.yes("useYn"),
                    json.text("userDfnNm1"),
                    json.text("userDfnNm2"),
                    json.text("userDfnNm3"),
                    json.list("dtlList", Code::read));
        }
    }

    /** One code of a list. */
    public record Code(
            String cd,
            @Nullable String cdNm,
            @Nullable String cdDesc,
            @Nullable Long srtOrd,
            @Nullable String userDfnCd1,
            @Nullable String userDfnCd2,
            @Nullable String userDfnCd3,
            boolean inUse) {

        static Code read(KraJson json) {
            return new Code(
                    json.requiredText("cd"),
                    json.text("cdNm"),
                    json.text("cdDesc"),
                    json.wholeNumber("srtOrd"),
                    json.text("userDfnCd1"),
                    json.text("userDfnCd2"),
                    json.text("userDfnCd3"),
                    json.yes("useYn"));
        }
    }

    static CodeListAnswer read(KraJson data) {
        return new CodeListAnswer(data.list("clsList", CodeClass::read));
    }
}
