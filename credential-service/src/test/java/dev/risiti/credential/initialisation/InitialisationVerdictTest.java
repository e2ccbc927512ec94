package dev.risiti.credential.initialisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.credential.initialisation.InitialisationVerdict.Refused;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialisationVerdictTest {

    @ParameterizedTest
    @CsvSource({
        "ALREADY_INSTALLED, ADOPT_NEEDED",
        "APP_REJECTED, GATEWAY_APP_REFUSED",
        "DEVICE_CORRUPTED, DEVICE_CORRUPTED",
        "DEVICE_REJECTED, INITIALISATION_REFUSED",
        "OTHER_SOLUTION, INITIALISATION_REFUSED",
        "UNROUTED, INITIALISATION_REFUSED"
    })
    void troubleWithTheConnectionIsADefiniteNoInKrasWords(Trouble trouble, String code) {
        var verdict = InitialisationVerdict.of(new Outcome.RefusedConnection(trouble, "9xx", "KRA's words", null));

        assertThat(verdict).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason().code()).isEqualTo(code);
            assertThat(refused.reason().authorityText()).isEqualTo("KRA's words");
        });
    }
}
