package dev.risiti.submission.document;

import dev.risiti.contracts.event.EventJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 over the canonical JSON of a record: the same content gives the same hash whoever wrote its bytes. */
public final class ContentHash {
    private final byte[] bytes;

    ContentHash(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ContentHash of(Object contractRecord) {
        try {
            return new ContentHash(MessageDigest.getInstance("SHA-256").digest(EventJson.bytes(contractRecord)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ContentHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
