package dev.risiti.certify.evidence;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes secrets out of texts: those it was told, and whatever stands in a field that is known to hold one. */
public final class Redaction {
    /** What stands in place of a secret. */
    public static final String MARK = "(redacted)";

    /** Values of these fields, also where a body was cut in the middle of one. */
    private static final Pattern FIELDS =
            Pattern.compile("(\"\\s*(?:cmcKey|pwd|access_token)\\s*\"\\s*:\\s*\")[^\"]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern TOKEN = Pattern.compile("(Bearer\\s+|Basic\\s+)[A-Za-z0-9._~+/=-]{16,}");

    private final Set<String> secrets = new LinkedHashSet<>();

    /** Never shows this text again. */
    public void hide(String secret) {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("a blank secret would hide nothing");
        }
        secrets.add(secret);
    }

    /** The text without secrets. */
    public String of(String text) {
        var clean = text;
        for (var secret : secrets) {
            clean = clean.replace(secret, MARK);
        }
        clean = FIELDS.matcher(clean).replaceAll("$1" + MARK);
        return TOKEN.matcher(clean).replaceAll("$1" + MARK);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Redaction[" + secrets.size() + " secrets]";
    }
}
