package dev.risiti.lineage.issued;

import dev.risiti.contracts.event.EventJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two records say the same, whatever their spelling in JSON was. */
public final class ContentHash {
    private ContentHash() {}

    /** SHA-256, in hexadecimal, of a record made of contract types: those hold decimals and times in one spelling. */
    public static String of(Object content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(EventJson.bytes(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
