package dev.risiti.oscu.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the client and a server, passes each request on and each reply back mangled. One request per
 * connection: afterwards it closes or resets. Token requests pass unharmed.
 */
final class ManglingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final URI target;
    private final AtomicInteger passed = new AtomicInteger();
    private volatile Mangling mangling = new Mangling.Edited(0, 0, "");

    ManglingProxy(URI target) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.target = target;
        Thread.ofVirtual().start(this::acceptAll);
    }

    URI host() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    void mangle(Mangling next) {
        mangling = next;
    }

    /** How many calls reached the server, token requests aside. */
    int passed() {
        return passed.get();
    }

    private void acceptAll() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var server = new Socket(target.getHost(), target.getPort())) {
            var request = message(client.getInputStream());
            if (request.length == 0) {
                return;
            }
            server.getOutputStream().write(request);
            var reply = message(server.getInputStream());
            boolean token = new String(request, StandardCharsets.ISO_8859_1).startsWith("GET /v1/token");
            if (token) {
                client.getOutputStream().write(reply);
                return;
            }
            passed.incrementAndGet();
            client.getOutputStream().write(mangling.applyTo(reply));
            if (mangling.reset()) {
                client.setSoLinger(true, 0);
            }
        } catch (SocketException clientGone) {
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Head and body of one HTTP message with a length; empty when the other side has closed. */
    private static byte[] message(InputStream in) throws IOException {
        var message = new ByteArrayOutputStream();
        while (!message.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return new byte[0];
            }
            message.write(next);
        }
        int length = message.toString(StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        message.write(in.readNBytes(length));
        return message.toByteArray();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
