package dev.risiti.messaging.consumer;

import dev.risiti.messaging.cloudevent.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Writes dead letters: key and value as they were, headers too unless they look like secrets. */
final class DeadLetterCodec {

    static final String REDACTED = "[redacted]";
    private static final int MAX_REASON = 1_000;
    private static final List<String> SECRET = List.of("authorization", "cookie", "token", "secret", "key", "password");

    private DeadLetterCodec() {}

    static String topic(String source, String group) {
        return "dlq." + source + "." + group;
    }

    static ProducerRecord<String, byte[]> encode(DeadLetter letter, Instant time) {
        var record = letter.record();
        var dead = new ProducerRecord<>(topic(record.topic(), letter.group()), record.key(), record.value());
        for (Header header : record.headers()) {
            if (looksSecret(header.key())) {
                put(dead, header.key(), REDACTED);
            } else {
                dead.headers().add(header);
            }
        }
        put(dead, "dlq-reason", cut(letter.reason()));
        if (letter.exception() != null) {
            put(dead, "dlq-exception", letter.exception());
        }
        put(dead, "dlq-topic", record.topic());
        put(dead, "dlq-partition", Integer.toString(record.partition()));
        put(dead, "dlq-offset", Long.toString(record.offset()));
        put(dead, "dlq-group", letter.group());
        put(dead, "dlq-time", time.toString());
        return dead;
    }

    private static boolean looksSecret(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return !name.equals(Headers.PARTITION_KEY) && SECRET.stream().anyMatch(name::contains);
    }

    private static String cut(String reason) {
        return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
