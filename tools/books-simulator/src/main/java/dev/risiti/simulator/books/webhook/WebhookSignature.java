package dev.risiti.simulator.books.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code intuit-signature} header: Base64 of HMAC-SHA256 over the raw body, keyed by the verifier token's text. */
public final class WebhookSignature {
    /** Name of the header. */
    public static final String HEADER = "intuit-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    public static String of(byte[] body, String verifierToken) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(verifierToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }
}
