package dev.risiti.devstack.up;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which program answers on which port of this machine. */
final class Ports {

    /** The management interface (health, metrics) of a service is this far above its port. */
    private static final int MANAGEMENT_OFFSET = 1000;

    private final Map<Program, Integer> ports;

    private Ports(Map<Program, Integer> ports) {
        this.ports = ports;
    }

    /**
     * The standard ports, moved by {@code RISITI_PORT_*}.
     *
     * @throws StackException when a setting is no port
     */
    static Ports from(Map<String, String> environment) {
        Map<Program, Integer> ports = new EnumMap<>(Program.class);
        for (Program program : Program.values()) {
            String setting = environment.getOrDefault(program.portSetting(), "");
            ports.put(program, setting.isBlank() ? program.standardPort() : parse(program, setting.strip()));
        }
        return new Ports(ports);
    }

    private static int parse(Program program, String setting) {
        if (!setting.matches("[0-9]{1,5}") || Integer.parseInt(setting) < 1 || Integer.parseInt(setting) > 64535) {
            throw new StackException(program.portSetting() + "=" + setting + " is no port (1 to 64535)");
        }
        return Integer.parseInt(setting);
    }

    int of(Program program) {
        return ports.getOrDefault(program, program.standardPort());
    }

    int management(Program program) {
        return of(program) + MANAGEMENT_OFFSET;
    }

    /** The KRaft controller's port, which only the broker itself uses. */
    int kafkaController() {
        return of(Program.KAFKA) + 1;
    }

    String url(Program program) {
        return "http://localhost:" + of(program);
    }

    String bootstrapServers() {
        return "localhost:" + of(Program.KAFKA);
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + of(Program.POSTGRES) + "/" + database;
    }

    /** Where the program says whether it is ready; empty for infrastructure, which is asked in its own protocol. */
    String health(Program program) {
        return switch (program) {
            case POSTGRES, KAFKA -> "";
            case OSCU_SIMULATOR, BOOKS_SIMULATOR -> url(program) + "/q/health";
            case CREDENTIAL, SUBMISSION, SYNC, LINEAGE -> "http://localhost:" + management(program) + "/q/health/ready";
        };
    }

    /**
     * Makes sure that nobody else listens on the ports these programs need.
     *
     * @throws StackException naming each taken port, who needs it and how to choose another
     */
    void requireFree(Collection<Program> programs) {
        List<String> taken = new ArrayList<>();
        for (Program program : programs) {
            for (int port : needed(program)) {
                if (isTaken(port)) {
                    taken.add("port " + port + " is taken by another program; " + program.id() + " (" + program.role()
                            + ") needs it. Free it, or choose another with " + program.portSetting() + "=PORT"
                            + (port == of(program)
                                    ? ""
                                    : " (" + port + " is that port plus " + (port - of(program)) + ")"));
                }
            }
        }
        if (!taken.isEmpty()) {
            throw new StackException(String.join(System.lineSeparator(), taken));
        }
    }

    private List<Integer> needed(Program program) {
        if (program == Program.KAFKA) {
            return List.of(of(program), kafkaController());
        }
        return program.isService() ? List.of(of(program), management(program)) : List.of(of(program));
    }

    private static boolean isTaken(int port) {
        // Some systems let a second socket bind beside one that listens on a single address, so ask both ways.
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException nobodyAnswers) {
            try (ServerSocket bound = new ServerSocket()) {
                bound.setReuseAddress(true);
                bound.bind(new InetSocketAddress(port));
                return false;
            } catch (IOException inUse) {
                return true;
            }
        }
    }
}
