package dev.risiti.devstack.containers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Finds out, within a second and without ever throwing, whether a Docker engine answers. */
public final class DockerEngine {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private static final byte[] PING =
            "GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerEngine() {}

    public static boolean answers() {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("docker-probe").start(() -> answer.complete(ping()));
        try {
            return answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "");
        if (host.startsWith("tcp://")) {
            return pingTcp(URI.create(host));
        }
        if (host.startsWith("unix://")) {
            return pingSocket(Path.of(host.substring("unix://".length())));
        }
        return List.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                .stream()
                .anyMatch(DockerEngine::pingSocket);
    }

    private static boolean pingSocket(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer reply = ByteBuffer.allocate(12);
            int read = 0;
            while (read >= 0 && reply.hasRemaining()) {
                read = channel.read(reply);
            }
            return isOk(reply.array());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean pingTcp(URI engine) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), (int) DEADLINE.toMillis());
            socket.getOutputStream().write(PING);
            InputStream in = socket.getInputStream();
            return isOk(in.readNBytes(12));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOk(byte[] statusLine) {
        return new String(statusLine, StandardCharsets.US_ASCII).endsWith(" 200");
    }
}
