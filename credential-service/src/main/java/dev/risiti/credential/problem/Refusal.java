package dev.risiti.credential.problem;

import org.jspecify.annotations.Nullable;

/** A request that was understood and is not carried out. Never holds a secret: it is answered, logged and stored. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of no it is. */
    public enum Kind {
        /** What it names does not exist. */
        UNKNOWN,
        /** It does not fit the present state. */
        CONFLICT,
        /** Somebody else does not answer; later it may work. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String code;
    private final String field;
    private final @Nullable String found;
    private final String fix;

    private Refusal(Kind kind, String code, String field, @Nullable String found, String fix) {
        super("%s: %s".formatted(code, fix));
        this.kind = kind;
        this.code = code;
        this.field = field;
        this.found = found;
        this.fix = fix;
    }

    /**
     * @param code stable, upper case
     * @param field the field of the request that it is about
     * @param fix one sentence: what is wrong and how to put it right
     */
    public static Refusal conflict(String code, String field, @Nullable String found, String fix) {
        return new Refusal(Kind.CONFLICT, code, field, found, fix);
    }

    public static Refusal unknown(String code, String field, @Nullable String found, String fix) {
        return new Refusal(Kind.UNKNOWN, code, field, found, fix);
    }

    public static Refusal unavailable(String code, String field, @Nullable String found, String fix) {
        return new Refusal(Kind.UNAVAILABLE, code, field, found, fix);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    public @Nullable String found() {
        return found;
    }

    public String fix() {
        return fix;
    }
}
