package dev.risiti.oscu.json;

import java.io.Serial;

/** JSON of KRA that lacks a field or has one of the wrong kind. Names the field, never its value. */
public final class UnreadableJsonException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableJsonException(String field, String problem) {
        super("field '" + field + "' " + problem);
    }
}
