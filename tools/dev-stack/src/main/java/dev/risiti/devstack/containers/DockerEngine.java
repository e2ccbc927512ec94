package dev.risiti.devstack.containers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the Docker engine of this machine, within a second and without ever throwing, what it could start at once. */
public final class DockerEngine {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    // HTTP 1.0: the engine closes the connection at the end and does not answer in chunks.
    private static final byte[] LIST_IMAGES =
            "GET /images/json HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerEngine() {}

    /** Whether an engine answers that holds all these images, named with or without their tag. */
    public static boolean hasAll(Collection<String> images) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("docker-probe").start(() -> answer.complete(listImages()));
        try {
            String list = answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return images.stream().allMatch(image -> list.contains('"' + image + (hasTag(image) ? "\"" : ":")));
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean hasTag(String image) {
        return image.lastIndexOf(':') > image.lastIndexOf('/');
    }

    /** The engine's answer, headers included; empty when none answers. */
    private static String listImages() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", "");
        if (host.startsWith("tcp://")) {
            return askOverTcp(URI.create(host));
        }
        if (host.startsWith("unix://")) {
            return askOverSocket(Path.of(host.substring("unix://".length())));
        }
        return List.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock"))
                .stream()
                .filter(Files::exists)
                .findFirst()
                .map(DockerEngine::askOverSocket)
                .orElse("");
    }

    private static String askOverSocket(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(LIST_IMAGES));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String askOverTcp(URI engine) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(engine.getHost(), engine.getPort()), (int) DEADLINE.toMillis());
            socket.getOutputStream().write(LIST_IMAGES);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
