package dev.risiti.contracts.reference;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One code of one of KRA's lists, on the compacted {@code risiti.reference-data.v1}.
 *
 * @param list KRA's {@code cdCls}, such as {@code 04} for tax types
 * @param rate percent, for tax types
 * @param effectiveFrom the first document date this value holds for; our own history, as KRA keeps none
 */
public record CodeEntry(
        Environment environment,
        String list,
        String code,
        String name,
        boolean inUse,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal rate,

        LocalDate effectiveFrom,
        Instant seenAt)
        implements RisitiEvent {
    public CodeEntry {
        Check.present("environment", environment);
        Check.text("list", list, 8);
        Check.text("code", code, 8);
        Check.present("name", name);
        rate = rate == null ? null : Check.decimal("rate", rate);
        Check.present("effectiveFrom", effectiveFrom);
        Check.present("seenAt", seenAt);
    }

    @Override
    public EventType eventType() {
        return EventType.CODE_ENTRY;
    }

    /** One key per effective date, so that compaction keeps the history. */
    @Override
    public String key() {
        return environment + "/" + list + "/" + code + "/" + effectiveFrom;
    }
}
