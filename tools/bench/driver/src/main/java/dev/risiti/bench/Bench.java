package dev.risiti.bench;

import dev.risiti.bench.machine.Machine;
import dev.risiti.bench.measure.Baselines;
import dev.risiti.bench.measure.Isolation;
import dev.risiti.bench.measure.Measure;
import dev.risiti.bench.measure.Overhead;
import dev.risiti.bench.measure.Receipts;
import dev.risiti.bench.measure.Scale;
import dev.risiti.bench.measure.SimulatorAlone;
import dev.risiti.bench.measure.Workbench;
import dev.risiti.bench.report.Report;
import dev.risiti.bench.report.ReportFiles;
import dev.risiti.bench.stack.Infrastructure;
import java.util.List;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;

/**
 * What {@code ./risiti bench} runs once everything is built.
 *
 * <p>Exit codes: 0 every measurement was made, whether targets are met or not; 1 one could not be made or its result
 * contradicts KRA's ledger; 2 wrong usage.
 */
public final class Bench {

    private Bench() {}

    /** @param arguments project root, command, options */
    public static void main(String[] arguments) {
        // Must be the first thing that happens: the log manager can be chosen only once.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        LogContext.getLogContext().getLogger("").setLevel(Level.ERROR);
        // It complains when it is to stop a server that was killed.
        LogContext.getLogContext().getLogger("io.zonky").setLevel(Level.OFF);
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (BenchException e) {
            System.err.println("risiti bench: " + e.getMessage() + System.lineSeparator() + Options.USAGE);
            System.exit(2);
            return;
        }
        try {
            System.exit(run(options) ? 0 : 1);
        } catch (BenchException e) {
            System.err.println("risiti bench: " + e.getMessage());
            System.exit(1);
        }
    }

    /** @return whether every measurement agrees with KRA's ledger */
    static boolean run(Options options) {
        Machine machine = Machine.now();
        Report report = new Report(machine, options.described());
        report.warn(machine.warnings());
        ReportFiles files = new ReportFiles(options.out());
        if (options.only().contains(Options.Kind.SIMULATOR)) {
            new SimulatorAlone(options, report).run();
            files.write(report);
        }
        List<Options.Kind> onServices = options.only().stream()
                .filter(kind -> kind != Options.Kind.SIMULATOR)
                .sorted()
                .toList();
        if (!onServices.isEmpty()) {
            try (Infrastructure infrastructure =
                    Infrastructure.start(options.project(), options.out().resolve("work"))) {
                Workbench bench = new Workbench(options, machine, infrastructure, report);
                for (Options.Kind kind : onServices) {
                    measure(kind).run(bench);
                    // A long run that is broken off keeps what it has.
                    files.write(report);
                }
            }
        }
        report.print(files);
        return report.sound();
    }

    private static Measure measure(Options.Kind kind) {
        return switch (kind) {
            case SIMULATOR -> throw new IllegalArgumentException("it needs no services");
            case RECEIPTS -> new Receipts();
            case OVERHEAD -> new Overhead();
            case SCALE -> new Scale();
            case BASELINES -> new Baselines();
            case ISOLATION -> new Isolation();
        };
    }
}
