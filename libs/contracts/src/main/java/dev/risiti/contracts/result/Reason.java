package dev.risiti.contracts.result;

import dev.risiti.contracts.value.Check;
import org.jspecify.annotations.Nullable;

/**
 * Why a document is where it is.
 *
 * @param code stable, upper case, such as {@code REVISION_CONFLICT}
 * @param text one sentence a bookkeeper understands
 * @param authorityCode KRA's {@code resultCd}, when KRA decided
 * @param authorityText KRA's words, verbatim
 */
public record Reason(
        String code,
        String text,
        @Nullable String authorityCode,
        @Nullable String authorityText) {
    public Reason {
        Check.text("code", code, 64);
        Check.text("text", text, 2000);
    }

    public static Reason of(String code, String text) {
        return new Reason(code, text, null, null);
    }
}
