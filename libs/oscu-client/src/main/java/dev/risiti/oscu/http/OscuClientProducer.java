package dev.risiti.oscu.http;

import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.call.CallDeadlines;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Makes the configured client injectable as {@link OscuClient}; a service may produce its own instead. */
@Singleton
class OscuClientProducer {
    @Produces
    @Singleton
    @DefaultBean
    DirectOscuClient directClient(KraConfig config) {
        return DirectOscuClient.connect(
                config.directUrl(),
                new CallDeadlines(config.connectTimeout(), config.writeDeadline(), config.lookUpDeadline()),
                config.maxConnections(),
                config.idleConnectionTimeout(),
                config.maxReplySize().asLongValue());
    }

    @Produces
    @Singleton
    @DefaultBean
    OscuLookups lookUps(OscuClient client) {
        return new OscuLookups(client);
    }

    void close(@Disposes DirectOscuClient client) throws IOException {
        client.close();
    }
}
