package dev.risiti.submission.referee;

import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.topic.Topics;
import dev.risiti.devstack.testing.TopicTap;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A connector: publishes events, and reads what became of its documents. */
public final class Connector implements AutoCloseable {
    private final TopicTap tap;
    private final String source;

    /** @param source whose results it reads */
    public Connector(String kafka, String source) {
        this.source = source;
        this.tap = new TopicTap(kafka, Topics.RESULTS);
    }

    public void publish(RisitiEvent event) {
        tap.publish(event);
    }

    /** What was said about its documents so far. */
    public List<DocumentResult> results() {
        return tap.seen(DocumentResult.class).stream()
                .filter(result -> result.source().equals(source))
                .toList();
    }

    /** Waits for a result. */
    public DocumentResult result(Predicate<DocumentResult> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> results().stream().filter(wanted).findFirst().orElse(null), Objects::nonNull);
    }

    @Override
    public void close() {
        tap.close();
    }
}
