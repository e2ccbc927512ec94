package dev.risiti.devstack.kafka;

import dev.risiti.devstack.FileTree;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
                FileTree.delete(data);
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
            FileTree.delete(data);
        }
    }
}
