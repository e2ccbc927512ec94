package dev.risiti.submission.referee;

import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.devstack.testing.EventPublisher;
import dev.risiti.devstack.testing.PublishedResults;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A connector: publishes events, and reads what became of its documents. */
public final class Connector implements AutoCloseable {
    private final EventPublisher publisher;
    private final PublishedResults published;
    private final String source;

    /** @param source whose results it reads */
    public Connector(String kafka, String source) {
        this.source = source;
        this.publisher = new EventPublisher(kafka);
        this.published = new PublishedResults(kafka);
    }

    public void publish(RisitiEvent event) {
        publisher.publish(event);
    }

    /** What was said about its documents so far. */
    public List<DocumentResult> results() {
        return published.from(source);
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
        publisher.close();
        published.close();
    }
}
