package dev.risiti.credential.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The key that encrypts the data keyset and nothing else. It never touches the database. */
final class KeyEncryptionKey {
    private static final int RAW_BYTES = 32;
    /** Binds a wrapped keyset to its purpose. */
    private static final byte[] PURPOSE = "risiti credential data keyset".getBytes(StandardCharsets.UTF_8);

    private final Aead aead;
    private final String name;

    private KeyEncryptionKey(Aead aead, String name) {
        this.aead = aead;
        this.name = name;
    }

    /**
     * @param configured base64 of 32 bytes or of a Tink keyset in JSON
     * @throws IllegalArgumentException when it is neither; says so without showing it
     */
    static KeyEncryptionKey parse(String configured) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(configured.strip());
        } catch (IllegalArgumentException e) {
            // The cause would show a character of the key.
            throw new IllegalArgumentException("risiti.vault.key is not base64");
        }
        try {
            AeadConfig.register();
            return bytes.length == RAW_BYTES ? ofRawKey(bytes) : ofKeyset(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "risiti.vault.key holds neither 32 bytes nor a Tink AEAD keyset in JSON");
        }
    }

    @AccessesPartialKey
    private static KeyEncryptionKey ofRawKey(byte[] bytes) throws GeneralSecurityException {
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(RAW_BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .build();
        KeysetHandle handle = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
        return of(handle, "raw:" + HexFormat.of().formatHex(Arrays.copyOf(hash, 4)));
    }

    private static KeyEncryptionKey ofKeyset(byte[] json) throws GeneralSecurityException {
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeyset(
                new String(json, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
        return of(
                handle, "keyset:" + Integer.toUnsignedString(handle.getPrimary().getId()));
    }

    private static KeyEncryptionKey of(KeysetHandle handle, String name) throws GeneralSecurityException {
        return new KeyEncryptionKey(handle.getPrimitive(RegistryConfiguration.get(), Aead.class), name);
    }

    /** Tells keys apart without telling anything of them; recorded beside what this key wraps. */
    String name() {
        return name;
    }

    byte[] wrap(KeysetHandle dataKeyset) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(dataKeyset, aead, PURPOSE);
    }

    KeysetHandle unwrap(byte[] wrapped) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, aead, PURPOSE);
    }
}
