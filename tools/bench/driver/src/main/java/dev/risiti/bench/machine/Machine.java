package dev.risiti.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The machine of a run, and how busy it was before.
 *
 * @param cores processors the operating system shows
 * @param memoryMegabytes memory of the machine
 * @param loadAverage of the last minute; negative where the system tells none
 */
public record Machine(int cores, long memoryMegabytes, double loadAverage, String system, String java) {
    /** Above this share of the cores the machine has other work to do. */
    private static final double BUSY = 0.5;

    public static Machine now() {
        OperatingSystemMXBean system = bean();
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                system.getSystemLoadAverage(),
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + Runtime.version());
    }

    static OperatingSystemMXBean bean() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }

    /** What makes the figures of this run doubtful. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (loadAverage > BUSY * cores) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The machine was busy when the run began: load average %.2f on %d cores. Its figures are too low.",
                    loadAverage,
                    cores));
        }
        return warnings;
    }
}
