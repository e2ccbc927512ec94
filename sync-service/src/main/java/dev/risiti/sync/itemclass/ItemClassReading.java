package dev.risiti.sync.itemclass;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.ItemClassEntry;
import dev.risiti.oscu.wire.ItemClassListAnswer;
import dev.risiti.oscu.wire.ItemClassListAnswer.ItemClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads KRA's class list. */
final class ItemClassReading {
    private ItemClassReading() {}

    /** The classes of an answer, sorted by code so that all who store them lock them alike; the last of a code counts. */
    static List<ItemClassEntry> entries(Environment environment, ItemClassListAnswer answer, Instant seenAt) {
        TreeMap<String, ItemClassEntry> entries = new TreeMap<>();
        for (ItemClass row : answer.classes()) {
            String code = row.itemClsCd().strip();
            String taxType = row.taxTyCd() == null ? "" : row.taxTyCd().strip();
            entries.put(
                    code,
                    new ItemClassEntry(
                            environment,
                            code,
                            Objects.requireNonNullElse(row.itemClsNm(), "").strip(),
                            level(row.itemClsLvl()),
                            taxType.isEmpty() ? null : taxType,
                            row.inUse(),
                            seenAt));
        }
        return List.copyOf(entries.values());
    }

    /** KRA counts levels from 1; the sandbox says 0 throughout, which says nothing. */
    private static @Nullable Integer level(@Nullable BigDecimal level) {
        return level == null || level.signum() <= 0 ? null : level.intValue();
    }
}
