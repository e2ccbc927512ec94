package dev.risiti.credential.vault;

import io.smallrye.config.ConfigMapping;

/** Where the key-encryption key comes from. */
@ConfigMapping(prefix = "risiti.vault")
public interface VaultConfig {

    /**
     * Base64 of 32 random bytes (AES-256-GCM), or of a Tink keyset in JSON. A keyset rotates: add a new primary, keep
     * the old key until every replica has started once with it. A secret without a default.
     */
    String key();
}
