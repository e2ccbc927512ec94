package dev.risiti.sync.itemclass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.ItemClassEntry;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ItemClassTableIT {
    private static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private final ItemClassTable table;

    ItemClassTableIT(ItemClassTable table) {
        this.table = table;
    }

    private static ItemClassEntry entry(String code, String name, @Nullable Integer level) {
        return new ItemClassEntry(Environment.PRODUCTION, code, name, level, null, true, NOW);
    }

    private List<ItemClassEntry> store(ItemClassEntry... entries) {
        return table.store(Environment.PRODUCTION, List.of(entries), NOW);
    }

    @Test
    void saysWhatIsNewOrDifferentAndNothingElse() {
        assertThat(store(entry("T-1", "Soap", 3), entry("T-2", "Paint", 3))).hasSize(2);

        assertThat(store(entry("T-1", "Soap", 3), entry("T-2", "Paints", 3)))
                .containsExactly(entry("T-2", "Paints", 3));
    }

    @Test
    void keepsALevelThatTheSandboxLeavesOut() {
        store(entry("T-3", "Soap", 3));

        assertThat(store(entry("T-3", "Soap", null))).isEmpty();
        assertThat(store(entry("T-3", "Soaps", null))).containsExactly(entry("T-3", "Soaps", 3));
    }
}
