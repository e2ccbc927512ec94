package dev.risiti.bench.load;

import dev.risiti.bench.process.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Every sale that was published to a fleet, and its result once it is known. */
public final class Traffic {
    private static final Duration PROBE = Duration.ofMillis(20);

    private final Fleet fleet;
    private final Publisher publisher;
    private final List<List<Document>> documents;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong decided = new AtomicLong();
    private final Map<String, Long> otherResults = new TreeMap<>();
    private volatile Consumer<Document> whenDecided = document -> {};

    Traffic(Fleet fleet, Publisher publisher) {
        this.fleet = fleet;
        this.publisher = publisher;
        List<List<Document>> perLane = new ArrayList<>();
        for (int i = 0; i < fleet.size(); i++) {
            perLane.add(new ArrayList<>());
        }
        this.documents = List.copyOf(perLane);
    }

    public static long nowMicros() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /** Publishes the lane's next sale now. */
    public void publish(int lane) {
        publish(lane, nowMicros());
    }

    /** Publishes the lane's next sale, which was due at {@code sentAt}. */
    void publish(int lane, long sentAt) {
        List<Document> ofLane = documents.get(lane);
        // Under the lock: the order on the topic is the order of the numbers.
        synchronized (ofLane) {
            int number = ofLane.size() + 1;
            ofLane.add(new Document(lane, number, sentAt));
            published.incrementAndGet();
            publisher.sale(fleet.lane(lane), number);
        }
    }

    /** From now on this hears of each sale that is decided, on the thread that reads results. */
    void whenDecided(Consumer<Document> listener) {
        whenDecided = listener;
    }

    /** A terminal result was read. */
    void decided(String deviceId, int number, boolean accepted, long invoiceNumber, long at) {
        int lane = fleet.index(deviceId);
        if (lane < 0) {
            return;
        }
        List<Document> ofLane = documents.get(lane);
        Document document;
        synchronized (ofLane) {
            document = ofLane.get(number - 1);
        }
        if (document.decide(at, accepted, invoiceNumber)) {
            decided.incrementAndGet();
            whenDecided.accept(document);
        }
    }

    /** A result was read that is not the acceptance of a sale of the bench. */
    synchronized void other(String what) {
        otherResults.merge(what, 1L, Long::sum);
    }

    /** Forgets results that are no acceptance: while a lane signs its first sale, waiting for the item is as it should be. */
    synchronized void forgetOther() {
        otherResults.clear();
    }

    /** Results that are no acceptance, by state and reason. */
    public synchronized Map<String, Long> otherResults() {
        return new TreeMap<>(otherResults);
    }

    public long published() {
        return published.get();
    }

    public long open() {
        return published.get() - decided.get();
    }

    /** Waits until every sale is decided; returns how many are not when the time is up. */
    public long awaitDecided(Duration patience, Runnable stillAlive) {
        publisher.flush();
        return await(patience, stillAlive, this::open);
    }

    /** Waits until every sale of some lanes is decided; returns how many are not when the time is up. */
    public long awaitDecided(Duration patience, Runnable stillAlive, int firstLane) {
        publisher.flush();
        return await(
                patience,
                stillAlive,
                () -> documents()
                        .filter(each -> each.lane() >= firstLane && !each.isDecided())
                        .count());
    }

    private static long await(Duration patience, Runnable stillAlive, LongSupplier open) {
        Waiting.until(
                () -> {
                    stillAlive.run();
                    return open.getAsLong() == 0;
                },
                patience,
                PROBE);
        return open.getAsLong();
    }

    /** All sales so far, lane by lane. */
    public Stream<Document> documents() {
        return documents.stream().flatMap(ofLane -> {
            synchronized (ofLane) {
                return List.copyOf(ofLane).stream();
            }
        });
    }

    public Fleet fleet() {
        return fleet;
    }

    /** Returns when the broker has every sale. */
    public void flush() {
        publisher.flush();
    }
}
