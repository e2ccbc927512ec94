package dev.risiti.demo.kra;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a receipt was signed over a given total. The stand-in's signature is public and covers the total, so a
 * receipt proves to the cent what KRA stored without anybody asking KRA.
 */
public final class SignedTotal {
    private static final SecretKeySpec KEY =
            new SecretKeySpec("risiti-oscu-simulator".getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CHARACTERS = 16;
    private static final int BITS = 5;

    private SignedTotal() {}

    public static boolean matches(
            SignedReceipt receipt, String pin, String branchId, long invoiceNumber, BigDecimal total) {
        String signed = "%s|%s|%d|%s|%s"
                .formatted(
                        pin,
                        branchId,
                        invoiceNumber,
                        total.setScale(2, RoundingMode.UNNECESSARY).toPlainString(),
                        receipt.signedAt());
        return receipt.signature().equals(base32(hmac(signed)));
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

    private static String base32(byte[] digest) {
        StringBuilder text = new StringBuilder();
        for (int position = 0; position < CHARACTERS * BITS; position += BITS) {
            int value = 0;
            for (int bit = position; bit < position + BITS; bit++) {
                value = value << 1 | (digest[bit / 8] >> (7 - bit % 8) & 1);
            }
            text.append(BASE32.charAt(value));
        }
        return text.toString();
    }
}
