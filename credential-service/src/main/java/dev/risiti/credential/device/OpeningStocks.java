package dev.risiti.credential.device;

import dev.risiti.contracts.device.OpeningStock;
import dev.risiti.contracts.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The opening stock of an adopted device as text of its row. */
record OpeningStocks(List<OpeningStock> lines) {

    static @Nullable String write(@Nullable List<OpeningStock> lines) {
        return lines == null ? null : new String(EventJson.bytes(new OpeningStocks(lines)), StandardCharsets.UTF_8);
    }

    static @Nullable List<OpeningStock> read(@Nullable String text) {
        return text == null
                ? null
                : EventJson.read(text.getBytes(StandardCharsets.UTF_8), OpeningStocks.class)
                        .lines();
    }
}
