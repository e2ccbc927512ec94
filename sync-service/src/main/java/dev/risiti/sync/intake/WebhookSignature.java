package dev.risiti.sync.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a delivery comes from the accounting tool: HMAC-SHA256 over the raw bytes, keyed with the verifier token,
 * in base64 (connector reference 1.1). Two tokens count while one replaces the other.
 */
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    WebhookSignature(List<String> verifierTokens) {
        this.keys = verifierTokens.stream()
                .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM))
                .toList();
    }

    /** Takes as long for a wrong signature as for a right one. */
    boolean matches(byte[] body, @Nullable String header) {
        byte[] given = decoded(header);
        boolean matches = false;
        for (SecretKeySpec key : keys) {
            matches |= MessageDigest.isEqual(signature(key, body), given);
        }
        return matches;
    }

    private static byte[] decoded(@Nullable String header) {
        try {
            return header == null ? new byte[0] : Base64.getDecoder().decode(header.strip());
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private static byte[] signature(SecretKeySpec key, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
