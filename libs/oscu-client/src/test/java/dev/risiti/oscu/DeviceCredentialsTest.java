package dev.risiti.oscu;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceCredentialsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "SECRET\nKEY", "SECRET KEY", "SECRÉT"})
    void refusesAKeyThatNoHeaderCarriesWithoutShowingIt(String key) {
        assertThatThrownBy(() -> new DeviceCredentials("P051234567M", "00", key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("SECR");
    }
}
