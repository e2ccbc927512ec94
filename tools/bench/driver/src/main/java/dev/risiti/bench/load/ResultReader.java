package dev.risiti.bench.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.risiti.bench.BenchException;
import dev.risiti.contracts.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the results topic from its beginning. The time of a result is when its record was made for the topic, so the
 * bench's own pace of reading is in no figure.
 */
final class ResultReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final JsonFactory JSON = new JsonFactory();

    private final KafkaConsumer<String, byte[]> consumer;
    private final Traffic traffic;
    private final Thread thread = new Thread(this::read, "results");
    private volatile @Nullable RuntimeException failure;

    ResultReader(String bootstrapServers, Traffic traffic) {
        this.traffic = traffic;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "max.poll.records", "2000",
                        "fetch.max.wait.ms", "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.RESULTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
            }
        } catch (WakeupException closed) {
            // The end that close() asked for.
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        Result result;
        try (JsonParser parser = JSON.createParser(record.value())) {
            result = Result.read(parser);
        } catch (IOException e) {
            throw new BenchException("a result cannot be read: " + e.getMessage(), e);
        }
        if (!result.kind.equals("SALE")) {
            return;
        }
        boolean accepted = result.state.equals("ACCEPTED");
        if (!accepted) {
            traffic.other(result.state + " " + result.reason);
        }
        if (result.terminal) {
            traffic.decided(
                    record.key(),
                    Integer.parseInt(result.sourceDocumentId),
                    accepted,
                    result.invoiceNumber,
                    record.timestamp() * 1000);
        }
    }

    /** Fails when results are not read any more. */
    void requireReading() {
        RuntimeException failed = failure;
        if (failed != null) {
            throw new BenchException("the results are not read any more: " + failed, failed);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The few fields of a result that the bench looks at; reading all of them would cost what is to be measured. */
    private static final class Result {
        private String kind = "";
        private String sourceDocumentId = "";
        private String state = "";
        private String reason = "";
        private boolean terminal;
        private long invoiceNumber;

        static Result read(JsonParser parser) throws IOException {
            Result result = new Result();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "kind" -> result.kind = parser.getText();
                    case "sourceDocumentId" -> result.sourceDocumentId = parser.getText();
                    case "state" -> result.state = parser.getText();
                    case "terminal" -> result.terminal = parser.getBooleanValue();
                    case "reason" -> result.reason = within(parser, "code");
                    case "receipt" -> {
                        String number = within(parser, "invoiceNumber");
                        result.invoiceNumber = number.isEmpty() ? 0 : Long.parseLong(number);
                    }
                    default -> parser.skipChildren();
                }
            }
            return result;
        }

        /** A field of the object that the parser stands on, as text; reads to the end of the object. */
        private static String within(JsonParser parser, String wanted) throws IOException {
            String found = "";
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return found;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = parser.currentName().equals(wanted);
                parser.nextToken();
                if (here) {
                    found = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        }
    }
}
