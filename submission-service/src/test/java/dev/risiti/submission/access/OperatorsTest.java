package dev.risiti.submission.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    @Test
    void knowsAnOperatorByTheTokenOfTheEnvironment() {
        Operators operators = operators(Map.of("RISITI_OPERATOR_TOKENS_AMINA", "s3cret"));
        assertThat(operators.who("Bearer s3cret")).hasValue("amina");
        assertThat(operators.who("Bearer s3cre")).isEmpty();
        assertThat(operators.who("s3cret")).isEmpty();
        assertThat(operators.who(null)).isEmpty();
    }

    @Test
    void knowsNobodyWithoutConfiguration() {
        Operators operators = operators(Map.of());
        assertThat(operators.nobody()).isTrue();
    }

    @Test
    void refusesABlankToken() {
        assertThatThrownBy(() -> operators(Map.of("RISITI_OPERATOR_TOKENS_AMINA", " ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Operators operators(Map<String, String> environment) {
        return new Operators(new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(environment, 300))
                .withMapping(OperatorConfig.class)
                .build()
                .getConfigMapping(OperatorConfig.class));
    }
}
