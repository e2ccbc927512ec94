package dev.risiti.bench.load;

import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** A span of time, in microseconds since 1970; the end is not in it. */
public record Window(long from, long until) {
    public double seconds() {
        return (until - from) / 1e6;
    }

    /** Accepted sales whose results were published in this span. */
    public long accepted(Traffic traffic) {
        return traffic.documents()
                .filter(document -> document.isAccepted() && holds(document.decidedAt()))
                .count();
    }

    /** The sales that were due in this span. */
    public Stream<Document> sent(Traffic traffic) {
        return traffic.documents().filter(document -> holds(document.sentAt()));
    }

    /** From due to decided, of the sales that were due in this span; one that is still open counts until now. */
    public Histogram latencies(Traffic traffic) {
        Histogram latencies = histogram();
        long now = Traffic.nowMicros();
        sent(traffic)
                .forEach(document -> latencies.recordValue(
                        Math.max(1, (document.isDecided() ? document.decidedAt() : now) - document.sentAt())));
        return latencies;
    }

    /** Microseconds, three digits. */
    public static Histogram histogram() {
        return new Histogram(3);
    }

    private boolean holds(long micros) {
        return micros >= from && micros < until;
    }
}
