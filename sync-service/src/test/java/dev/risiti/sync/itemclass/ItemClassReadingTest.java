package dev.risiti.sync.itemclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.ItemClassEntry;
import dev.risiti.oscu.wire.ItemClassListAnswer;
import dev.risiti.oscu.wire.ItemClassListAnswer.ItemClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemClassReadingTest {

    private static ItemClass row(String code, @Nullable String name, String level, @Nullable String taxType) {
        return new ItemClass(code, name, new BigDecimal(level), taxType, false, true);
    }

    @Test
    void takesWhatKraLeavesOutForUnknown() {
        assertThat(read(row("10", null, "0", " "), row("20", " Soap ", "4", "B")))
                .extracting(ItemClassEntry::code, ItemClassEntry::name, ItemClassEntry::level, ItemClassEntry::taxType)
                .containsExactly(tuple("10", "", null, null), tuple("20", "Soap", 4, "B"));
    }

    @Test
    void sortsByCodeAndTakesTheLastOfACode() {
        assertThat(read(row("20", "Paint", "1", null), row("10", "Soap", "1", null), row("20", "Paints", "1", null)))
                .extracting(ItemClassEntry::name)
                .containsExactly("Soap", "Paints");
    }

    private static List<ItemClassEntry> read(ItemClass... rows) {
        return ItemClassReading.entries(Environment.SANDBOX, new ItemClassListAnswer(List.of(rows)), Instant.EPOCH);
    }
}
