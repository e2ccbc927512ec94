package dev.risiti.contracts.reference;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One class of KRA's item classification, on the compacted {@code risiti.reference-data.v1}.
 *
 * @param code KRA's {@code itemClsCd}
 * @param level from 1, the widest, to 5; null when KRA does not say
 * @param taxType KRA's usual tax type of such items; null on upper levels
 */
public record ItemClassEntry(
        Environment environment,
        String code,
        String name,
        @Nullable Integer level,
        @Nullable String taxType,
        boolean inUse,
        Instant seenAt)
        implements RisitiEvent {
    public ItemClassEntry {
        Check.present("environment", environment);
        Check.text("code", code, 20);
        Check.present("name", name);
        if (level != null) {
            Check.atLeast("level", level, 1);
        }
        Check.optionalText("taxType", taxType, 8);
        Check.present("seenAt", seenAt);
    }

    @Override
    public EventType eventType() {
        return EventType.ITEM_CLASS;
    }

    @Override
    public String key() {
        return environment + "/item-class/" + code;
    }
}
