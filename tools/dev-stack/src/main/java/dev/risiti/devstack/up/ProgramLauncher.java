package dev.risiti.devstack.up;

import dev.risiti.devstack.kafka.BrokerProcess;
import dev.risiti.devstack.kafka.TopicCreation;
import dev.risiti.devstack.postgres.Databases;
import dev.risiti.devstack.postgres.EmbeddedPostgresServer;
import dev.risiti.devstack.postgres.PostgresAddress;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows how each program is launched and what must exist in it before others may use it. */
final class ProgramLauncher {

    /** Settings of the launcher itself; a program must not take them for its own. */
    private static final List<String> OWN_SETTINGS = List.of(
            "RISITI_PORT_", "RISITI_COMPONENTS", "RISITI_MAVEN", "RISITI_INFRA", "RISITI_EXTERNAL_", "RISITI_IMAGE_");

    /** Eight programs that start at once are ready sooner when none of them compiles twice; none has to be fast here. */
    private static final String FIRST_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final Path project;
    private final StateDirectory state;
    private final Ports ports;
    private final Surroundings surroundings;
    private final Optional<Program> developed;

    /** @param developed service that runs from its sources in Quarkus' dev mode */
    ProgramLauncher(
            Path project, StateDirectory state, Ports ports, Surroundings surroundings, Optional<Program> developed) {
        this.project = project;
        this.state = state;
        this.ports = ports;
        this.surroundings = surroundings;
        this.developed = developed;
    }

    RunningProgram launch(Program program) {
        try {
            return switch (program) {
                case POSTGRES -> launchPostgres();
                case KAFKA -> launchProcess(program, kafkaCommand());
                case OSCU_SIMULATOR, BOOKS_SIMULATOR, CREDENTIAL, SUBMISSION, SYNC, LINEAGE ->
                    launchProcess(
                            program, isDeveloped(program) ? devModeCommand(program) : applicationCommand(program));
            };
        } catch (IOException e) {
            throw new StackException("cannot launch " + program.id() + ": " + e.getMessage(), e);
        }
    }

    /** What others expect to find: databases and topics. */
    void prepareForOthers(Program program) {
        if (program == Program.KAFKA) {
            TopicCreation.fromEnvironment(ports.bootstrapServers()).createMissing();
        }
        if (program == Program.POSTGRES) {
            Databases databases = new Databases(PostgresAddress.local(ports.of(program)));
            for (Program service : Program.values()) {
                if (service.isService()) {
                    createDatabase(databases, service);
                }
            }
        }
    }

    private static void createDatabase(Databases databases, Program service) {
        try {
            databases.create(service.database());
        } catch (SQLException e) {
            throw new StackException("cannot create the database of " + service.id() + ": " + e.getMessage(), e);
        }
    }

    private boolean isDeveloped(Program program) {
        return developed.filter(program::equals).isPresent();
    }

    private RunningProgram launchPostgres() throws IOException {
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(
                ports.of(Program.POSTGRES),
                state.data(Program.POSTGRES),
                state.postgresBinaries(),
                state.log(Program.POSTGRES));
        ProcessHandle process = server.process().orElseThrow(() -> new IOException("the server ended at once"));
        return new RunningProgram() {
            @Override
            public ProcessHandle process() {
                return process;
            }

            @Override
            public void stop() {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new StackException("cannot stop postgres: " + e.getMessage(), e);
                }
            }
        };
    }

    private RunningProgram launchProcess(Program program, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(
                        isDeveloped(program)
                                ? Redirect.INHERIT
                                : Redirect.appendTo(state.log(program).toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> OWN_SETTINGS.stream().anyMatch(name::startsWith));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(surroundings.of(program));
        Process process = builder.start();
        return new RunningProgram() {
            @Override
            public ProcessHandle process() {
                return process.toHandle();
            }

            @Override
            public void stop() {
                // Maven's dev mode runs the application in a process below its own.
                List<ProcessHandle> below = process.descendants().toList();
                Ending.end(process.toHandle());
                below.forEach(Ending::end);
            }
        };
    }

    private List<String> kafkaCommand() {
        return List.of(
                java(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                FIRST_COMPILER_ONLY,
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                state.data(Program.KAFKA).toString(),
                Integer.toString(ports.of(Program.KAFKA)),
                Integer.toString(ports.kafkaController()));
    }

    private List<String> applicationCommand(Program program) {
        Path jar = project.resolve(program.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StackException(program.id() + " is not built: " + project.relativize(jar) + " is missing");
        }
        return List.of(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                FIRST_COMPILER_ONLY,
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                jar.toString());
    }

    private List<String> devModeCommand(Program program) {
        String maven = System.getenv().getOrDefault("RISITI_MAVEN", "mvn");
        return List.of(
                maven,
                "-B",
                "-ntp",
                "-pl",
                program.module(),
                "-am",
                "compile",
                "quarkus:dev",
                "-Ddebug=false",
                "-Dquarkus.console.disable-input=true");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
