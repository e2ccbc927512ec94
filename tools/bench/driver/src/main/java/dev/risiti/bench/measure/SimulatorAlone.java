package dev.risiti.bench.measure;

import dev.risiti.bench.BenchException;
import dev.risiti.bench.Options;
import dev.risiti.bench.report.Column;
import dev.risiti.bench.report.Report;
import dev.risiti.bench.report.Section;
import dev.risiti.bench.stack.KraSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many sales the stand-in for KRA signs a second by itself: what every other figure has under it. */
public final class SimulatorAlone {
    /** Each a device of its own, on one connection with one sale under way. */
    private static final int CALLERS = 16;

    private final Options options;
    private final Report report;

    public SimulatorAlone(Options options, Report report) {
        this.options = options;
        this.report = report;
    }

    /** Starts it, loads it, ends it. */
    public void run() {
        boolean bound = KraSimulator.canBind() && Runtime.getRuntime().availableProcessors() > 1;
        Section section = report.section(
                "simulator",
                "The stand-in for KRA alone",
                CALLERS + " devices over HTTP, each with one sale of one line under way"
                        + (bound ? "; its process is bound to one core." : "; its process is not bound to a core."),
                List.of(
                        Column.of("seconds", "seconds"),
                        Column.of("sales", "sales"),
                        new Column("salesPerSecond", "sales/s", 0),
                        new Column("salesPerProcessorSecond", "sales per processor second", 0)));
        Path log = options.out().resolve("work/oscu-simulator.log");
        try {
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new BenchException("cannot make " + log.getParent(), e);
        }
        try (KraSimulator simulator = KraSimulator.start(options.project(), log, bound)) {
            List<RawSales> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                String pin = "S%09dB".formatted(i);
                KraSimulator.Installed installed = simulator.install(pin);
                simulator.saveItem(pin, installed.key());
                callers.add(new RawSales(simulator.port(), pin, installed.key()));
            }
            sell(callers, options.warmUp());
            Duration before = spent(simulator);
            int seconds = options.seconds();
            long sales = sell(callers, seconds);
            long spent = spent(simulator).minus(before).toMillis();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("seconds", seconds);
            row.put("sales", sales);
            row.put("salesPerSecond", (double) sales / seconds);
            row.put("salesPerProcessorSecond", sales * 1000.0 / Math.max(1, spent));
            section.row(row);
        }
    }

    private static Duration spent(KraSimulator simulator) {
        return simulator.handle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static long sell(List<RawSales> callers, int seconds) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        List<Callable<Long>> work = callers.stream()
                .<Callable<Long>>map(caller -> () -> caller.sellUntil(end))
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(callers.size())) {
            long sales = 0;
            for (Future<Long> result : threads.invokeAll(work)) {
                sales += result.get();
            }
            return sales;
        } catch (ExecutionException e) {
            throw new BenchException("a caller failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while selling", e);
        }
    }
}
