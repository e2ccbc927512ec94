package dev.risiti.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {
    @Test
    void movesAProgramByItsPort() {
        DemoSettings settings = DemoSettings.from(Map.of("RISITI_PORT_OSCU_SIMULATOR", "18090"));

        assertThat(settings.kra()).hasToString("http://localhost:18090");
    }

    @Test
    void namesTheSettingThatIsNoUrl() {
        assertThatThrownBy(() -> DemoSettings.from(Map.of("RISITI_CREDENTIAL_URL", "here and there")))
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining("RISITI_CREDENTIAL_URL");
    }

    @Test
    void keepsTheTokensToItself() {
        DemoSettings settings =
                DemoSettings.from(Map.of("RISITI_ADMIN_TOKEN", "s3cret", "RISITI_OPERATOR_TOKEN", "s3cret"));

        assertThat(settings.toString()).doesNotContain("s3cret");
    }
}
