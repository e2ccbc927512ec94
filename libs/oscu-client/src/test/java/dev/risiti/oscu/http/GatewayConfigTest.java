package dev.risiti.oscu.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.oscu.call.OscuCall;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    private static final int PRIORITY = 200;
    private static final Map<String, String> APP = Map.of(
            "risiti.kra.gateway.consumer-key", "key",
            "risiti.kra.gateway.consumer-secret", "hunter2",
            "risiti.kra.gateway.app-id", "0b7f8a54-1111-2222-3333-444455556666");

    private static @Nullable GatewayAccess gateway(Map<String, String> properties) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(KraConfig.class)
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(KraConfig.class);
        return OscuClientProducer.gateway(config.gateway());
    }

    private static Map<String, String> with(String key, String value) {
        var properties = new HashMap<>(APP);
        properties.put(key, value);
        return properties;
    }

    @Test
    void isOffWithoutAnApp() {
        assertThat(gateway(Map.of())).isNull();
    }

    @Test
    void takesPathsByKrasNameOfTheCall() {
        var access = gateway(with("risiti.kra.gateway.paths.selectNoticeList", "selectNotices"));

        assertThat(access).isNotNull().satisfies(gateway -> {
            assertThat(gateway.path(OscuCall.SELECT_NOTICE_LIST)).isEqualTo("selectNotices");
            assertThat(gateway.path(OscuCall.INSERT_STOCK_IO)).isEqualTo("insert/stockIO");
            assertThat(gateway.toString()).doesNotContain("hunter2");
        });
    }

    @Test
    void refusesAPathOfACallThatDoesNotExist() {
        assertThatThrownBy(() -> gateway(with("risiti.kra.gateway.paths.selectInvoiceType", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("selectInvoiceType");
    }

    @Test
    void refusesHalfAnAppAtOnce() {
        var half = new HashMap<>(APP);
        half.remove("risiti.kra.gateway.app-id");

        assertThatThrownBy(() -> gateway(half))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("app-id")
                .hasMessageNotContaining("hunter2");
    }
}
