package dev.risiti.certify.check;

import java.io.Serial;

/** KRA did not do as it should; ends the check. */
final class CheckFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    CheckFailedException(String words) {
        super(words, null, false, false);
    }
}
