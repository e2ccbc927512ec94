package dev.risiti.devstack.up;

import java.util.HashMap;
import java.util.Map;

/** The environment variables that connect the programs with each other. */
final class Surroundings {

    /** Registration of this platform at the QuickBooks stand-in; real ones come from Intuit's developer portal. */
    private static final String QUICKBOOKS_CLIENT_ID = "dev-client";

    private static final String QUICKBOOKS_CLIENT_SECRET = "dev-client-secret";

    private final Ports ports;
    private final Secrets secrets;
    private final StateDirectory state;

    Surroundings(Ports ports, Secrets secrets, StateDirectory state) {
        this.ports = ports;
        this.secrets = secrets;
        this.state = state;
    }

    /** What a program needs to be told, on top of the environment of the launcher. */
    Map<String, String> of(Program program) {
        return switch (program) {
            case POSTGRES, KAFKA -> Map.of();
            case OSCU_SIMULATOR -> simulator(program);
            case BOOKS_SIMULATOR -> {
                Map<String, String> settings = simulator(program);
                settings.put("RISITI_BOOKS_WEBHOOK_URL", ports.url(Program.SYNC) + "/webhooks/quickbooks");
                settings.put("RISITI_QUICKBOOKS_VERIFIER_TOKEN", secrets.quickBooksVerifierToken());
                settings.put("RISITI_QUICKBOOKS_CLIENT_ID", QUICKBOOKS_CLIENT_ID);
                settings.put("RISITI_QUICKBOOKS_CLIENT_SECRET", QUICKBOOKS_CLIENT_SECRET);
                yield settings;
            }
            case CREDENTIAL -> {
                Map<String, String> settings = service(program);
                settings.putAll(kra());
                settings.put("RISITI_VAULT_KEY", secrets.vaultKey());
                settings.put("RISITI_ADMIN_TOKEN", secrets.adminToken());
                settings.put("RISITI_INTERNAL_TOKENS_SUBMISSION", secrets.serviceToken(Program.SUBMISSION));
                settings.put("RISITI_INTERNAL_TOKENS_SYNC", secrets.serviceToken(Program.SYNC));
                settings.put(
                        "RISITI_QUICKBOOKS_TOKEN_URL", ports.url(Program.BOOKS_SIMULATOR) + "/oauth2/v1/tokens/bearer");
                settings.put("RISITI_QUICKBOOKS_CLIENT_ID", QUICKBOOKS_CLIENT_ID);
                settings.put("RISITI_QUICKBOOKS_CLIENT_SECRET", QUICKBOOKS_CLIENT_SECRET);
                yield settings;
            }
            case SUBMISSION -> {
                Map<String, String> settings = service(program);
                settings.putAll(kra());
                settings.put("RISITI_CREDENTIAL_URL", ports.url(Program.CREDENTIAL));
                settings.put("RISITI_CREDENTIAL_TOKEN", secrets.serviceToken(program));
                settings.put("RISITI_OPERATOR_TOKENS_LOCAL", secrets.operatorToken());
                yield settings;
            }
            case SYNC -> {
                Map<String, String> settings = service(program);
                settings.putAll(kra());
                settings.put("RISITI_CREDENTIAL_URL", ports.url(Program.CREDENTIAL));
                settings.put("RISITI_CREDENTIAL_TOKEN", secrets.serviceToken(program));
                settings.put("RISITI_QUICKBOOKS_URL", ports.url(Program.BOOKS_SIMULATOR));
                settings.put("RISITI_QUICKBOOKS_VERIFIER_TOKEN", secrets.quickBooksVerifierToken());
                yield settings;
            }
            case LINEAGE -> {
                Map<String, String> settings = service(program);
                settings.put("RISITI_ADMIN_TOKEN", secrets.adminToken());
                yield settings;
            }
        };
    }

    /** What a client of the whole system, such as the demo, needs to find its parts. */
    Map<String, String> ofClients() {
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers());
        settings.put("RISITI_CREDENTIAL_URL", ports.url(Program.CREDENTIAL));
        settings.put("RISITI_SUBMISSION_URL", ports.url(Program.SUBMISSION));
        settings.put("RISITI_SYNC_URL", ports.url(Program.SYNC));
        settings.put("RISITI_LINEAGE_URL", ports.url(Program.LINEAGE));
        settings.put("RISITI_OSCU_SIMULATOR_URL", ports.url(Program.OSCU_SIMULATOR));
        settings.put("RISITI_BOOKS_SIMULATOR_URL", ports.url(Program.BOOKS_SIMULATOR));
        settings.put("RISITI_ADMIN_TOKEN", secrets.adminToken());
        settings.put("RISITI_OPERATOR_TOKEN", secrets.operatorToken());
        settings.put("RISITI_QUICKBOOKS_CLIENT_ID", QUICKBOOKS_CLIENT_ID);
        settings.put("RISITI_QUICKBOOKS_CLIENT_SECRET", QUICKBOOKS_CLIENT_SECRET);
        return settings;
    }

    private Map<String, String> simulator(Program program) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(program)));
        settings.put("RISITI_SIMULATOR_DATA", state.data(program).toString());
        return settings;
    }

    private Map<String, String> service(Program program) {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(program)));
        settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(program)));
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", ports.jdbcUrl(program.database()));
        settings.put("QUARKUS_DATASOURCE_USERNAME", program.database());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", program.database());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers());
        // People read these logs; where machines do, they are JSON.
        settings.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        return settings;
    }

    /** Both doors of KRA. */
    private Map<String, String> kra() {
        String simulator = ports.url(Program.OSCU_SIMULATOR);
        return Map.of(
                "RISITI_KRA_DIRECT_URL", simulator + "/etims-api",
                "RISITI_KRA_GATEWAY_URL", simulator + "/etims-oscu/api/v1",
                "RISITI_KRA_GATEWAY_TOKEN_URL", simulator + "/v1/token/generate");
    }
}
