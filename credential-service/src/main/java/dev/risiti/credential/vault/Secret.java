package dev.risiti.credential.vault;

import java.nio.charset.StandardCharsets;

/**
 * Which secret of which owner: bound to the encrypted bytes, so that a row copied to another owner or column cannot be
 * opened.
 *
 * @param ownerId the device, book or gateway app it belongs to
 */
public record Secret(Kind kind, String ownerId) {

    /** The kinds of secrets; a name is part of what is encrypted with it and never changes. */
    public enum Kind {
        COMMUNICATION_KEY,
        INITIALISATION_ANSWER,
        REFRESH_TOKEN,
        ACCESS_TOKEN,
        GATEWAY_APP_SECRET
    }

    byte[] associatedData() {
        return (kind + "/" + ownerId).getBytes(StandardCharsets.UTF_8);
    }
}
