package dev.risiti.oscu.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.risiti.oscu.call.OscuCall;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    private static final int PRIORITY = 200;

    private static GatewayAccess gateway(Map<String, String> properties) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(KraConfig.class)
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(KraConfig.class);
        return OscuClientProducer.gateway(config.gateway());
    }

    @Test
    void takesPathsByKrasNameOfTheCall() {
        var access = gateway(Map.of("risiti.kra.gateway.paths.selectNoticeList", "selectNotices"));

        assertThat(access.path(OscuCall.SELECT_NOTICE_LIST)).isEqualTo("selectNotices");
        assertThat(access.path(OscuCall.INSERT_STOCK_IO)).isEqualTo("insert/stockIO");
    }

    @Test
    void refusesAPathOfACallThatDoesNotExist() {
        assertThatThrownBy(() -> gateway(Map.of("risiti.kra.gateway.paths.selectInvoiceType", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("selectInvoiceType");
    }
}
