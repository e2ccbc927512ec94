package dev.risiti.sync.codelist;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.oscu.wire.CodeListAnswer;
import dev.risiti.oscu.wire.CodeListAnswer.Code;
import dev.risiti.oscu.wire.CodeListAnswer.CodeClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what changed in KRA's code lists. KRA keeps no history, so the dates are ours. */
final class CodeListReading {
    private static final String TAX_TYPES = "04";
    /** The first value ever seen of a code held for every document there can be. */
    private static final LocalDate ALWAYS = LocalDate.of(2000, 1, 1);

    private CodeListReading() {}

    /** The codes of an answer; a code of a class that is not in use is not in use. */
    static Map<CodeValue.Key, CodeValue> values(CodeListAnswer answer) {
        Map<CodeValue.Key, CodeValue> values = new LinkedHashMap<>();
        for (CodeClass list : answer.classes()) {
            for (Code code : list.codes()) {
                CodeValue value = new CodeValue(
                        list.cdCls(),
                        code.cd(),
                        Objects.requireNonNullElse(code.cdNm(), "").strip(),
                        list.inUse() && code.inUse(),
                        list.cdCls().equals(TAX_TYPES) ? rate(code) : null);
                values.put(value.key(), value);
            }
        }
        return values;
    }

    private static @Nullable BigDecimal rate(Code code) {
        String text = code.userDfnCd1();
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalStateException(
                    "KRA gives tax type %s the rate '%s', which is no number".formatted(code.cd(), text), e);
        }
    }

    /**
     * The codes that are new or different.
     *
     * @param known the newest value of each code seen before
     * @param today in Nairobi
     */
    static List<CodeEntry> changes(
            Environment environment,
            Map<CodeValue.Key, CodeValue> known,
            Map<CodeValue.Key, CodeValue> now,
            LocalDate today,
            Instant seenAt) {
        List<CodeEntry> changes = new ArrayList<>();
        now.forEach((key, value) -> {
            CodeValue before = known.get(key);
            if (before == null || !before.sameAs(value)) {
                changes.add(new CodeEntry(
                        environment,
                        value.list(),
                        value.code(),
                        value.name(),
                        value.inUse(),
                        value.rate(),
                        before == null ? ALWAYS : today,
                        seenAt));
            }
        });
        return changes;
    }
}
