package dev.risiti.devstack.up;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * What {@code ./risiti} runs once everything is built.
 *
 * <p>Exit codes: 0 done or stopped on request, 1 something failed, 2 unknown command, 3 already running, else the demo's.
 */
public final class Launcher {

    private Launcher() {}

    /** @param arguments project root, command, options of the command */
    public static void main(String[] arguments) {
        // Must be the first thing that happens: the log manager can be chosen only once.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // Libraries report through the log manager; here only what went wrong is of interest.
        LogContext.getLogContext().getLogger("").setLevel(Level.ERROR);
        // It complains when it is to stop a server that was killed; whether one runs is checked by its process instead.
        LogContext.getLogContext().getLogger("io.zonky").setLevel(Level.OFF);
        try {
            System.exit(run(List.of(arguments)));
        } catch (StackException e) {
            Console.error(e.getMessage());
            System.exit(e.exitCode());
        }
    }

    private static int run(List<String> arguments) {
        if (arguments.size() < 2) {
            throw new StackException("usage: Launcher PROJECT_ROOT COMMAND [OPTION]...", 2);
        }
        Path project = Path.of(arguments.get(0)).toAbsolutePath().normalize();
        List<String> options = arguments.subList(2, arguments.size());
        Map<String, String> environment = System.getenv();
        return switch (arguments.get(1)) {
            case "up" -> new UpCommand(project, UpOptions.forUp(options, environment)).run();
            case "dev" -> new UpCommand(project, UpOptions.forDev(options, environment)).run();
            case "demo" -> new DemoCommand(project).run();
            case "status" -> new StatusCommand(project).run();
            case "stop" -> new StopCommand(project).run();
            case "programs" -> programs();
            default -> throw new StackException("unknown command " + arguments.get(1), 2);
        };
    }

    private static int programs() {
        Arrays.stream(Program.values()).map(Program::id).forEach(Console::line);
        return 0;
    }
}
