package dev.risiti.bench.stack;

import dev.risiti.bench.BenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory of a replica after a full collection.
 *
 * @param heapMegabytes live objects
 * @param residentMegabytes what the operating system gives the process; -1 where it does not say
 */
public record ReplicaMemory(double heapMegabytes, double residentMegabytes) {
    private static final double MEGABYTE = 1 << 20;

    static ReplicaMemory of(Replica replica) {
        collect(replica.handle());
        return new ReplicaMemory(heap(replica.metrics()), resident(replica.handle()));
    }

    private static void collect(ProcessHandle process) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            int exit = new ProcessBuilder(List.of(tool.toString(), Long.toString(process.pid()), "GC.run"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new BenchException("jcmd GC.run ended with " + exit);
            }
        } catch (IOException e) {
            throw new BenchException("cannot run " + tool + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while collecting garbage", e);
        }
    }

    private static double heap(String metrics) {
        return metrics.lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes") && line.contains("area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MEGABYTE;
    }

    private static double resident(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            throw new BenchException("cannot read " + status, e);
        }
    }
}
