package dev.risiti.devstack.kafka;

import java.io.IOException;
import java.nio.file.Path;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** The broker as a process of its own, so that it can be killed alone; ends cleanly on SIGTERM. */
public final class BrokerProcess {

    private BrokerProcess() {}

    /** @param arguments log directory, client port, controller port */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: BrokerProcess DIRECTORY PORT CONTROLLER_PORT");
        }
        // Must be the first thing that happens: the log manager can be chosen only once.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        logWarningsToConsole();
        KafkaBroker broker = KafkaBroker.start(
                Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
        broker.awaitEnd();
    }

    private static void logWarningsToConsole() {
        ConsoleHandler console = new ConsoleHandler(new PatternFormatter("%d{HH:mm:ss,SSS} %-5p [%c{1}] %s%e%n"));
        LogContext.getLogContext().getLogger("").setHandlers(new java.util.logging.Handler[] {console});
        LogContext.getLogContext().getLogger("").setLevel(Level.WARN);
    }
}
