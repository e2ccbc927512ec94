package dev.risiti.simulator.books.oauth;

import dev.risiti.simulator.books.settings.SimulatorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Recognises the integrator's app by HTTP Basic authentication. */
@ApplicationScoped
public class ClientCredentials {
    private final byte[] expected;

    public ClientCredentials(SimulatorConfig config) {
        String pair = config.clientId() + ':' + config.clientSecret();
        expected = ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the Authorization header is this app's. */
    public boolean match(@Nullable String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }
}
