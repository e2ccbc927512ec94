package dev.risiti.certify.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.risiti.certify.Certification;
import dev.risiti.certify.CertifyConfig;
import dev.risiti.certify.endpoint.GatewayAddress;
import dev.risiti.certify.endpoint.SimulatedKra;
import dev.risiti.certify.endpoint.SimulatorProcess;
import dev.risiti.certify.endpoint.Target;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.FrontDoor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./risiti certify}. */
@Command(
        name = "./risiti certify",
        description = {
            "Walks KRA's integrator checks through the real client and writes an evidence report (HTML and JSON).",
            "Without --base-url it starts the simulator by itself and checks both doors.",
            ""
        },
        optionListHeading = "%n",
        footer = {
            "",
            "Secrets are never arguments. They come from the environment (RISITI_CERTIFY_KEY,",
            "RISITI_CERTIFY_CLIENT_SECRET) or from --secrets FILE with lines key=... and client-secret=...",
            "A device that is initialised here leaves its key in .risiti/keys, in that form: KRA hands it out once.",
            "",
            "Ends with 0 when everything passed, 1 when not, 2 when called wrongly."
        })
public final class CertifyCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Certification certification;
    private final CertifyConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--base-url", paramLabel = "URL", description = "KRA, up to the name of the call.")
    private @Nullable URI baseUrl;

    @Option(
            names = "--door",
            paramLabel = "DOOR",
            description = "direct or gateway. Needed with --base-url; the simulator is checked through both.")
    private @Nullable FrontDoor door;

    @Option(names = "--pin", paramLabel = "PIN", description = "Taxpayer PIN.")
    private @Nullable String pin;

    @Option(names = "--branch", paramLabel = "ID", defaultValue = "00", description = "Branch (${DEFAULT-VALUE}).")
    private String branch = "00";

    @Option(
            names = "--serial",
            paramLabel = "TEXT",
            description = "Serial number approved on KRA's portal; not needed when the key is given.")
    private @Nullable String serial;

    @Mixin
    private GatewayOptions gateway = new GatewayOptions();

    @Option(names = "--secrets", paramLabel = "FILE", description = "File with the secrets, see below.")
    private @Nullable Path secrets;

    @Option(names = "--buyer-pin", paramLabel = "PIN", description = "Buyer on the sale (none).")
    private @Nullable String buyerPin;

    @Mixin
    private LastNumberOptions lastNumbers = new LastNumberOptions();

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "10",
            description = "How long to wait for the purchases and imports that KRA seeds (${DEFAULT-VALUE}).")
    private int waitMinutes = 10;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the report (.risiti/certify/<time>).")
    private @Nullable Path out;

    @SuppressWarnings("UnusedVariable") // read by the parser, which prints the text by itself
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "This text.")
    private boolean help;

    /** With everything a run needs. */
    public CertifyCommand(Certification certification, CertifyConfig config, ObjectMapper json, Clock clock) {
        this.certification = certification;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var passed = baseUrl == null ? certifySimulator() : certify(List.of(target(baseUrl)));
        return passed ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean certify(List<Target> targets) throws IOException {
        var folder = out == null ? config.home().resolve("certify").resolve(STAMP.format(clock.instant())) : out;
        return certification.certify(targets, folder);
    }

    private boolean certifySimulator() throws IOException {
        Stream.of(
                        Stream.<@Nullable Object>of(pin, serial, secrets, buyerPin)
                                .filter(Objects::nonNull),
                        gateway.given(),
                        lastNumbers.given())
                .flatMap(given -> given)
                .findFirst()
                .ifPresent(given -> {
                    throw misuse("'" + given + "' is about a device of KRA's: say where with --base-url");
                });
        if (!Files.exists(config.simulatorJar())) {
            throw misuse("the simulator is not built: " + config.simulatorJar() + " is missing; ./risiti certify"
                    + " builds it");
        }
        var log = config.home().resolve("logs").resolve("certify-simulator.log");
        try (var simulator = SimulatorProcess.start(config.simulatorJar(), log);
                var http = HttpClient.newHttpClient()) {
            var kra = new SimulatedKra(simulator.url(), http, json);
            var targets = new ArrayList<Target>();
            for (var each : door == null ? Arrays.asList(FrontDoor.values()) : List.of(door)) {
                targets.add(kra.behind(each, gateway.names()));
            }
            return certify(targets);
        }
    }

    private Target target(URI url) throws IOException {
        if (door == null) {
            throw misuse("--base-url needs --door direct or --door gateway");
        }
        if (pin == null) {
            throw misuse("--base-url needs --pin");
        }
        if (url.getHost() == null || url.toString().endsWith("/")) {
            throw misuse("--base-url must be absolute and without a slash at its end: " + url);
        }
        var known = Secrets.read(secrets, System.getenv());
        if (serial == null && known.key().isEmpty()) {
            throw misuse("give --serial to initialise the device, or its key (see Secrets) when it was before");
        }
        return new Target(
                route(door, known),
                url,
                GatewayAddress.access(url, gateway.tokenUrl(url), gateway.names()),
                pin,
                branch,
                Optional.ofNullable(serial),
                known.key(),
                Optional.ofNullable(buyerPin),
                lastNumbers.numbers(),
                Duration.ofMinutes(waitMinutes),
                false);
    }

    private Route route(FrontDoor through, Secrets known) {
        return switch (through) {
            case DIRECT -> Route.DIRECT;
            case GATEWAY ->
                new Route.Gateway(gateway.app(known)
                        .orElseThrow(() ->
                                misuse("the gateway needs --client-id, --app-id and the client secret (see Secrets)")));
        };
    }

    private CommandLine.ParameterException misuse(String words) {
        if (spec == null) {
            throw new IllegalStateException(words);
        }
        return new CommandLine.ParameterException(spec.commandLine(), words);
    }
}
