package dev.risiti.oscu.receipt;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address behind a receipt's QR code (KRA reference 5.7). */
public final class ReceiptLink {
    private ReceiptLink() {}

    /**
     * The link to KRA's receipt page.
     *
     * @param base the receipt page of the environment, up to and without the question mark
     */
    public static URI of(URI base, String pin, String branch, String rcptSign) {
        return URI.create(base + "?Data=" + URLEncoder.encode(pin + branch + rcptSign, StandardCharsets.UTF_8));
    }
}
