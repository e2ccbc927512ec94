package dev.risiti.certify.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String KEY = "FF37B2FC315D4F8A96347D1C7A22F5F5EE7999B76D4E42B4B09E";

    @Test
    void hidesASecretWhereverItStands() {
        var redaction = new Redaction();
        redaction.hide(KEY);

        assertThat(redaction.of("refused " + KEY + "; twice: " + KEY))
                .isEqualTo("refused (redacted); twice: (redacted)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"info\":{\"cmcKey\":\"" + KEY + "\"}}",
                "{ \"cmckey\" : \"" + KEY + "\" }",
                "{\"pwd\":\"" + KEY + "\"}",
                "{\"access_token\":\"" + KEY + "\"}",
                "{\"cmcKey\":\"" + KEY,
                "Authorization: Bearer " + KEY
            })
    void hidesWhatStandsInASecretFieldWithoutHavingSeenItBefore(String text) {
        assertThat(new Redaction().of(text)).doesNotContain(KEY).contains(Redaction.MARK);
    }

    @Test
    void leavesEverythingElseAsItIs() {
        var text = "{\"custNm\":\"Basic goods bearer Ltd\",\"rcptSign\":\"LQ2RXQNSQPSEMQ5D\"}";

        assertThat(new Redaction().of(text)).isEqualTo(text);
    }
}
