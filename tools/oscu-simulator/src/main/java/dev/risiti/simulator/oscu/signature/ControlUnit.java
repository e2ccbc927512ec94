package dev.risiti.simulator.oscu.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs receipts. KRA's function is secret and of no interest to clients; this one is public so that a test can compute
 * the expected signature (KRA reference 13): HMAC-SHA-256 with the key {@code risiti-oscu-simulator} over
 * {@code tin|bhfId|invcNo|totAmt|sdcDateTime}.
 */
public final class ControlUnit {
    private static final SecretKeySpec KEY =
            new SecretKeySpec("risiti-oscu-simulator".getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    /** Bytes behind the 16 characters of {@code rcptSign}; the 16 bytes after them make {@code intrlData}. */
    private static final int SIGN_BYTES = 10;

    private static final int DATA_BYTES = 16;

    private ControlUnit() {}

    /** The two texts that make a receipt genuine; {@code totAmt} is plain, with its two decimals. */
    public static Signature sign(String tin, String bhfId, long invcNo, String totAmt, String sdcDateTime) {
        byte[] digest = hmac(tin + '|' + bhfId + '|' + invcNo + '|' + totAmt + '|' + sdcDateTime);
        return new Signature(Base32.encode(digest, 0, SIGN_BYTES), Base32.encode(digest, SIGN_BYTES, DATA_BYTES));
    }

    private static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(KEY);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** A receipt signature of 16 characters and internal data of 26. */
    public record Signature(String rcptSign, String intrlData) {}
}
