package dev.risiti.devstack.kafka;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.kafka.common.KafkaException;

/** A broker on free ports whose data is deleted on {@link #close()}. */
public final class TemporaryKafka implements AutoCloseable {

    private static final int PORT_ATTEMPTS = 3;

    private final KafkaBroker broker;
    private final Path data;

    private TemporaryKafka(KafkaBroker broker, Path data) {
        this.broker = broker;
        this.data = data;
    }

    /** Starts a broker; tried again with other ports when another process takes one of them first. */
    public static TemporaryKafka start() throws IOException {
        KafkaException last = new KafkaException("Kafka was not started");
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            Path data = Files.createTempDirectory("risiti-kafka-");
            try (ServerSocket client = new ServerSocket(0);
                    ServerSocket controller = new ServerSocket(0)) {
                int port = client.getLocalPort();
                int controllerPort = controller.getLocalPort();
                client.close();
                controller.close();
                return new TemporaryKafka(KafkaBroker.start(data, port, controllerPort), data);
            } catch (KafkaException e) {
                deleteTree(data);
                last = e;
            }
        }
        throw last;
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void close() throws IOException {
        try {
            broker.close();
        } finally {
            deleteTree(data);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // The log cleaner removes files of its own while the tree is walked.
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
