package dev.risiti.oscu.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A raw TCP server that reads one request per connection and answers exactly the bytes, or the misbehaviour, it is told. */
final class ScriptedServer implements AutoCloseable {
    /** What the server does on a connection once it has read a request. */
    interface Script {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    /** One request as it came over the wire, each byte as one ISO 8859-1 character. */
    record Received(String head, String body) {
        /** Method and path of the request line. */
        String target() {
            return head.substring(0, head.indexOf(" HTTP/"));
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    private final ServerSocket server;
    private final Function<Received, Script> scripts;
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** Answers every request in the same way. */
    ScriptedServer(Script script) throws IOException {
        this(request -> script);
    }

    /** Answers as the request deserves. */
    ScriptedServer(Function<Received, Script> scripts) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.scripts = scripts;
        Thread.ofVirtual().start(this::acceptAll);
    }

    static Script replying(String head, String body) {
        return (socket, out) -> out.write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    static Script json(String body) {
        return json("200 OK", body);
    }

    static Script json(String status, String body) {
        return replying(
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length,
                body);
    }

    URI host() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    URI url() {
        return URI.create("http://localhost:" + server.getLocalPort() + "/etims-api");
    }

    List<Received> received() {
        return received;
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException serverClosed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            for (var request = readRequest(socket.getInputStream());
                    request != null;
                    request = readRequest(socket.getInputStream())) {
                scripts.apply(request).answer(socket, socket.getOutputStream());
            }
        } catch (SocketException clientGone) {
            return;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Received readRequest(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.ISO_8859_1);
        int length = text.lines()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        var request = new Received(text, new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
        received.add(request);
        return request;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
