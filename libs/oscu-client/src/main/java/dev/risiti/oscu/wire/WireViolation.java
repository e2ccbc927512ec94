package dev.risiti.oscu.wire;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A field that KRA would refuse, found before sending. */
public final class WireViolation extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_VALUE = 60;

    private final String field;
    private final @Nullable String value;
    private final String limit;

    WireViolation(String field, @Nullable String value, String limit) {
        super(field + " = " + (value == null ? "null" : "'" + value + "'") + ": " + limit);
        this.field = field;
        this.value = value;
        this.limit = limit;
    }

    static WireViolation of(String field, @Nullable Object value, String limit) {
        var text = value == null ? null : value.toString();
        var shown = text == null || text.length() <= SHOWN_VALUE ? text : text.substring(0, SHOWN_VALUE) + "…";
        return new WireViolation(field, shown, limit);
    }

    /** KRA's name of the field. */
    public String field() {
        return field;
    }

    /** The value, cut to sixty characters; never a secret. */
    public @Nullable String value() {
        return value;
    }

    /** What the field demands, in words. */
    public String limit() {
        return limit;
    }
}
