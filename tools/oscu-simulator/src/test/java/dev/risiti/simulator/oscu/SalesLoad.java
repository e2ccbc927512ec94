package dev.risiti.simulator.oscu;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how many sales a running simulator signs per second. No test: a figure depends on the machine, so it is taken
 * by hand, as the README of the module says. Arguments: base URL, callers, seconds to warm up, seconds to measure, and
 * the simulator's process id, from whose processor time the figure per core is taken.
 *
 * <p>Every caller is a device of its own on one keep-alive connection with one sale under way, as in the field. The
 * client writes and reads raw bytes, for it shares the machine with what it measures.
 */
final class SalesLoad {
    private static final String NUMBER = "\"invcNo\":1,";

    private SalesLoad() {}

    public static void main(String[] args) throws Exception {
        URI base = URI.create(args[0]);
        int callers = Integer.parseInt(args[1]);
        run(base, callers, Integer.parseInt(args[2]));
        int seconds = Integer.parseInt(args[3]);
        ProcessHandle simulator = ProcessHandle.of(Long.parseLong(args[4])).orElseThrow();
        Duration before = processorTime(simulator);
        long signed = run(base, callers, seconds);
        long spent = processorTime(simulator).minus(before).toMillis();
        System.out.printf(
                Locale.ROOT,
                "callers=%d signed=%d per_second=%d per_processor_second=%d%n",
                callers,
                signed,
                signed / seconds,
                signed * 1000 / spent);
    }

    private static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static long run(URI base, int callers, int seconds) throws Exception {
        List<Callable<Long>> work = new ArrayList<>();
        Wire wire = new Wire(base);
        for (int i = 0; i < callers; i++) {
            TestDevice device =
                    TestDevice.approved(wire, "L%09dM".formatted((System.nanoTime() / 1000 + i) % 1_000_000_000), "00");
            device.install();
            device.saveItem(Payload.SOAP);
            work.add(() -> sell(base, device, System.nanoTime() + seconds * 1_000_000_000L));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            long signed = 0;
            for (Future<Long> result : threads.invokeAll(work)) {
                signed += result.get();
            }
            return signed;
        }
    }

    private static long sell(URI base, TestDevice device, long end) throws IOException {
        String sale = Payload.sale(1).toString();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long signed = 0;
            while (System.nanoTime() < end) {
                byte[] body =
                        sale.replace(NUMBER, "\"invcNo\":" + (signed + 1) + ",").getBytes(StandardCharsets.UTF_8);
                String head = "POST /etims-api/saveTrnsSalesOsdc HTTP/1.1\r\nHost: simulator\r\ntin: " + device.tin()
                        + "\r\nbhfId: 00\r\ncmcKey: " + device.cmcKey() + "\r\nContent-Length: " + body.length
                        + "\r\n\r\n";
                out.write((head + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
                String answer = answer(in);
                if (!answer.contains("\"resultCd\":\"000\"")) {
                    throw new IOException(answer);
                }
                signed++;
            }
            return signed;
        }
    }

    private static String answer(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("connection closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
