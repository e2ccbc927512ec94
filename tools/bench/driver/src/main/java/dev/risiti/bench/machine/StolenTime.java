package dev.risiti.bench.machine;

import dev.risiti.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The processor time that a virtual machine wanted and its host gave to others; tails of latencies come from it too. */
public final class StolenTime {
    private static final Path COUNTERS = Path.of("/proc/stat");

    /** Where the kernel counts it: after user, nice, system, idle, waiting, and the two kinds of interrupts. */
    private static final int STOLEN = 7;

    private final long[] before = counters();

    /** Begins an interval. */
    public StolenTime() {}

    /** Ends the interval: the share of all processor time, from 0 to 1; 0 where the system does not count it. */
    public double end() {
        long[] now = counters();
        long all = Arrays.stream(now).sum() - Arrays.stream(before).sum();
        return all == 0 || now.length <= STOLEN ? 0 : (double) (now[STOLEN] - before[STOLEN]) / all;
    }

    private static long[] counters() {
        if (!Files.exists(COUNTERS)) {
            return new long[0];
        }
        try {
            String all = Files.readAllLines(COUNTERS).getFirst();
            // The last two, time given to guests, are part of the first two.
            return Arrays.stream(all.split("\\s+"))
                    .skip(1)
                    .limit(STOLEN + 1)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException e) {
            throw new BenchException("cannot read " + COUNTERS, e);
        }
    }
}
