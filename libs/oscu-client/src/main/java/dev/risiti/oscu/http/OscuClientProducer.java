package dev.risiti.oscu.http;

import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.call.CallDeadlines;
import dev.risiti.oscu.call.OscuCall;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.stream.Collectors;

/** Makes the configured client injectable as {@link OscuClient}; a service may produce its own instead. */
@Singleton
class OscuClientProducer {
    @Produces
    @Singleton
    @DefaultBean
    HttpOscuClient client(KraConfig config) {
        var deadlines = new CallDeadlines(
                config.connectTimeout(), config.writeDeadline(), config.lookUpDeadline(), config.classListDeadline());
        return HttpOscuClient.connect(
                config.directUrl(),
                gateway(config.gateway()),
                new HttpSettings(
                        deadlines,
                        config.maxConnections(),
                        config.idleConnectionTimeout(),
                        config.maxReplySize().asLongValue()));
    }

    static GatewayAccess gateway(KraConfig.Gateway config) {
        var paths = config.paths().entrySet().stream()
                .collect(Collectors.toMap(entry -> OscuCall.ofWireName(entry.getKey()), entry -> entry.getValue()));
        return new GatewayAccess(config.url(), config.tokenUrl(), paths, config.tokenTimeout(), config.refreshAhead());
    }

    @Produces
    @Singleton
    @DefaultBean
    OscuLookups lookUps(OscuClient client) {
        return new OscuLookups(client);
    }

    void close(@Disposes HttpOscuClient client) throws IOException {
        client.close();
    }
}
