package dev.risiti.certify.command;

import dev.risiti.certify.endpoint.GatewayAddress;
import dev.risiti.certify.endpoint.PathNames;
import dev.risiti.oscu.GatewayApp;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the gateway needs besides the device. */
final class GatewayOptions {
    @Option(names = "--client-id", paramLabel = "TEXT", description = "Consumer key of the gateway app.")
    private @Nullable String clientId;

    @Option(names = "--app-id", paramLabel = "UUID", description = "Id of the gateway app, from KRA's portal.")
    private @Nullable String appId;

    @Option(
            names = "--token-url",
            paramLabel = "URL",
            description = "Token endpoint; by default /v1/token/generate on the host of --base-url.")
    private @Nullable URI tokenUrl;

    @Option(
            names = "--gateway-names",
            paramLabel = "NAMES",
            defaultValue = "portal",
            description = "portal: paths as KRA's validation portal lists its test cases;"
                    + " collection: as KRA's Postman collection (${DEFAULT-VALUE}).")
    private PathNames names = PathNames.PORTAL;

    /** What is about an app of KRA's own. */
    Stream<Object> given() {
        return Stream.<@Nullable Object>of(clientId, appId, tokenUrl).filter(Objects::nonNull);
    }

    PathNames names() {
        return names;
    }

    URI tokenUrl(URI baseUrl) {
        return tokenUrl == null ? GatewayAddress.tokensBeside(baseUrl) : tokenUrl;
    }

    /** Empty when the id, the consumer key or the secret is missing. */
    Optional<GatewayApp> app(Secrets known) {
        return clientId == null || appId == null || known.clientSecret().isEmpty()
                ? Optional.empty()
                : Optional.of(new GatewayApp(clientId, known.clientSecret().get(), appId));
    }
}
