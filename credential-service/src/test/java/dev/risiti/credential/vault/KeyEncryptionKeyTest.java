package dev.risiti.credential.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class KeyEncryptionKeyTest {
    private static final String RAW = base64("0123456789abcdef0123456789abcdef");
    private static final String OTHER = base64("fedcba9876543210fedcba9876543210");

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static KeysetHandle keyset() throws GeneralSecurityException {
        AeadConfig.register();
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    private static String json(KeysetHandle keyset) throws GeneralSecurityException {
        return base64(TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get()));
    }

    @Test
    void opensWhatTheSameRawKeyWrapped() throws Exception {
        KeysetHandle data = keyset();

        KeysetHandle opened =
                KeyEncryptionKey.parse(RAW).unwrap(KeyEncryptionKey.parse(RAW).wrap(data));

        assertThat(opened.equalsKeyset(data)).isTrue();
    }

    @Test
    void doesNotOpenWhatAnotherKeyWrapped() throws Exception {
        byte[] wrapped = KeyEncryptionKey.parse(OTHER).wrap(keyset());

        assertThatThrownBy(() -> KeyEncryptionKey.parse(RAW).unwrap(wrapped))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void aKeysetWithANewPrimaryStillOpensWhatTheOldOneWrapped() throws Exception {
        KeysetHandle old = keyset();
        KeysetHandle rotated = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        byte[] wrapped = KeyEncryptionKey.parse(json(old)).wrap(keyset());
        KeyEncryptionKey key = KeyEncryptionKey.parse(json(rotated));

        assertThat(key.unwrap(wrapped).size()).isEqualTo(1);
        assertThat(key.name()).isNotEqualTo(KeyEncryptionKey.parse(json(old)).name());
    }

    @Test
    void saysWhatIsWrongWithoutShowingIt() {
        for (String broken : new String[] {"#SECRET#", base64("SECRET"), base64("{\"SECRET\":1}")}) {
            assertThatThrownBy(() -> KeyEncryptionKey.parse(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("risiti.vault.key")
                    .hasNoCause()
                    .message()
                    .doesNotContain("SECRET")
                    .doesNotContain(broken);
        }
    }
}
