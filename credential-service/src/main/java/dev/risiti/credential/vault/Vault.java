package dev.risiti.credential.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.risiti.credential.vault.DataKeysetTable.Row;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jboss.logging.Logger;

/**
 * Encrypts and decrypts secrets. The data keyset is made on the first start ever and wrapped anew on the first start
 * with another key-encryption key.
 */
@ApplicationScoped
@Startup
public class Vault {
    private static final Logger LOG = Logger.getLogger(Vault.class);

    private final Aead aead;

    Vault(VaultConfig config, DataKeysetTable table) throws GeneralSecurityException {
        this.aead = dataKeyset(KeyEncryptionKey.parse(config.key()), table)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static KeysetHandle dataKeyset(KeyEncryptionKey key, DataKeysetTable table)
            throws GeneralSecurityException {
        Row row = table.find().orElse(null);
        if (row == null) {
            KeysetHandle created = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            table.insert(new Row(key.wrap(created), key.name()));
            LOG.infof("event=data_keyset_created wrappedBy=%s", key.name());
            row = table.find().orElseThrow();
        }
        KeysetHandle keyset;
        try {
            keyset = key.unwrap(row.wrapped());
        } catch (GeneralSecurityException e) {
            throw new GeneralSecurityException(
                    "risiti.vault.key (%s) does not open the data keyset, which %s wrapped"
                            .formatted(key.name(), row.wrappedBy()),
                    e);
        }
        if (!row.wrappedBy().equals(key.name())) {
            table.rewrap(row, new Row(key.wrap(keyset), key.name()));
            LOG.infof("event=data_keyset_rewrapped from=%s to=%s", row.wrappedBy(), key.name());
        }
        return keyset;
    }

    /** Encrypts; the same plain bytes give other encrypted bytes each time. */
    public byte[] seal(Secret secret, byte[] plain) {
        try {
            return aead.encrypt(plain, secret.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt " + secret, e);
        }
    }

    public byte[] seal(Secret secret, String plain) {
        return seal(secret, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalStateException when the bytes were not sealed as this secret of this owner */
    public byte[] open(Secret secret, byte[] sealed) {
        try {
            return aead.decrypt(sealed, secret.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt " + secret, e);
        }
    }

    public String openText(Secret secret, byte[] sealed) {
        return new String(open(secret, sealed), StandardCharsets.UTF_8);
    }
}
