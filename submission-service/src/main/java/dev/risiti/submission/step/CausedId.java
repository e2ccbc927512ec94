package dev.risiti.submission.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The source id of a document of our own. Ids of sources are long themselves: what does not fit ends in its hash. */
final class CausedId {
    private static final int MOST = 128;
    private static final int HASH = 64;

    private CausedId() {}

    static String of(String wanted) {
        return wanted.length() <= MOST ? wanted : wanted.substring(0, MOST - HASH) + sha256(wanted);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
