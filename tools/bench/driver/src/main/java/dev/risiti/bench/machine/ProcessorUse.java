package dev.risiti.bench.machine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much processor time each program, and the bench itself, takes between two moments. */
public final class ProcessorUse {
    private static final String BENCH = "bench";

    private final Map<String, List<ProcessHandle>> programs;
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final long begin = System.nanoTime();

    private ProcessorUse(Map<String, List<ProcessHandle>> programs) {
        this.programs = programs;
        before.put(BENCH, own(ProcessHandle.current()));
        programs.forEach((name, processes) -> before.put(name, spent(processes)));
        // The first reading of an interval is the end of the one before.
        Machine.bean().getCpuLoad();
    }

    /** Begins an interval. */
    public static ProcessorUse of(Map<String, List<ProcessHandle>> programs) {
        return new ProcessorUse(programs);
    }

    /** Ends the interval. */
    public Shares end() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        double machine = Machine.bean().getCpuLoad();
        Map<String, Double> cores = new LinkedHashMap<>();
        programs.forEach((name, processes) -> cores.put(name, since(name, spent(processes)) / seconds));
        cores.put(BENCH, since(BENCH, own(ProcessHandle.current())) / seconds);
        return new Shares(machine, cores);
    }

    private double since(String name, Duration spent) {
        return spent.minus(before.getOrDefault(name, Duration.ZERO)).toMillis() / 1e3;
    }

    /** Of the processes and of those below them, such as the ones PostgreSQL makes per connection. */
    private static Duration spent(List<ProcessHandle> processes) {
        Duration spent = Duration.ZERO;
        for (ProcessHandle process : processes) {
            spent = spent.plus(own(process));
            for (ProcessHandle below : process.descendants().toList()) {
                spent = spent.plus(own(below));
            }
        }
        return spent;
    }

    private static Duration own(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * The use of an interval.
     *
     * @param machine share of all cores that was busy, from 0 to 1
     * @param cores cores each program kept busy
     */
    public record Shares(double machine, Map<String, Double> cores) {
        private static final double FULL = 0.9;

        /** Whether there was nothing left to give. */
        public boolean exhausted() {
            return machine >= FULL;
        }
    }
}
