package dev.risiti.systemtests;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A block of ports nobody listens on, below the range from which operating systems take ports for outgoing connections.
 */
public final class FreePorts {
    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 30_000;
    private static final int STEP = 20;

    /** A service's management interface is this far above its port. */
    private static final int MANAGEMENT = 1_000;

    /** In the order of the settings; two apart, because Kafka's controller stands beside Kafka. */
    private static final List<String> SETTINGS = List.of(
            "RISITI_PORT_POSTGRES",
            "RISITI_PORT_KAFKA",
            "RISITI_PORT_OSCU_SIMULATOR",
            "RISITI_PORT_BOOKS_SIMULATOR",
            "RISITI_PORT_CREDENTIAL",
            "RISITI_PORT_SUBMISSION",
            "RISITI_PORT_SYNC",
            "RISITI_PORT_LINEAGE");

    private FreePorts() {}

    /** The environment that moves every program to a free port. */
    static Map<String, String> asSettings() {
        int base = block();
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.forEach(setting -> settings.put(setting, Integer.toString(base + 2 * settings.size())));
        return settings;
    }

    /** The first of twenty free ports; the management ports a thousand above them are free too. */
    public static int block() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST / STEP, HIGHEST / STEP) * STEP)
                .filter(FreePorts::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int base) {
        return IntStream.range(base, base + STEP)
                .flatMap(port -> IntStream.of(port, port + MANAGEMENT))
                .allMatch(FreePorts::canBind);
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
