package dev.risiti.messaging.outbox;

import dev.risiti.messaging.cloudevent.CloudEventCodec;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one shard on their way to the broker, in order. Lands once, when each record it sent has been answered; the
 * rows behind a failure are not sent.
 */
final class Flight implements Runnable {

    private final ShardLease lease;
    private final List<OutboxRow> rows;
    private final long lastStartNanos;
    private final Queue<SentRow> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    /** Records without an answer, and one for the sending itself. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final RelayProducer producer;
    private final String source;
    private final Consumer<Flight> landing;

    /** @param lastStartNanos {@link System#nanoTime()} after which no record may be sent under this lease */
    Flight(
            ShardLease lease,
            List<OutboxRow> rows,
            long lastStartNanos,
            RelayProducer producer,
            String source,
            Consumer<Flight> landing) {
        this.lease = lease;
        this.rows = rows;
        this.lastStartNanos = lastStartNanos;
        this.producer = producer;
        this.source = source;
        this.landing = landing;
    }

    @Override
    public void run() {
        try {
            for (OutboxRow row : rows) {
                if (failure.get() != null || System.nanoTime() - lastStartNanos > 0) {
                    break;
                }
                send(row);
            }
        } finally {
            answered();
        }
    }

    ShardLease lease() {
        return lease;
    }

    List<SentRow> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** The first thing that went wrong. */
    @Nullable
    Exception failure() {
        return failure.get();
    }

    private void send(OutboxRow row) {
        Thread sender = Thread.currentThread();
        open.incrementAndGet();
        try {
            producer.send(
                    CloudEventCodec.encode(row.event().topic(), row.toCloudEvent(source), row.recordedAt()),
                    (metadata, exception) -> {
                        if (exception == null) {
                            acknowledged.add(new SentRow(row.id(), lease));
                        } else {
                            failed(exception, sender);
                        }
                        answered();
                    });
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            answered();
        }
    }

    private void failed(Exception exception, Thread sender) {
        failure.compareAndSet(null, exception);
        // On the sending thread the record never reached the producer's buffer: there is nothing to overtake it.
        if (Thread.currentThread() != sender) {
            producer.abort();
        }
    }

    private void answered() {
        if (open.decrementAndGet() == 0) {
            landing.accept(this);
        }
    }
}
