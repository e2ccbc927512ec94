package dev.risiti.bench.stack;

import dev.risiti.bench.BenchException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long claims took, by a replica's own histogram {@code risiti.lanes.claim}: each asks the database for lanes that are
 * due, and gives them to the replica.
 *
 * @param upTo how many took at most so many seconds, by seconds; the last is infinity
 */
public record ClaimTimes(SortedMap<Double, Long> upTo) {
    private static final String BUCKET = "risiti_lanes_claim_seconds_bucket{";
    private static final String BOUND = "le=\"";

    /** Those in a replica's metrics, since its start. */
    static ClaimTimes read(String metrics) {
        SortedMap<Double, Long> upTo = new TreeMap<>();
        metrics.lines().filter(line -> line.startsWith(BUCKET)).forEach(line -> {
            int bound = line.indexOf(BOUND) + BOUND.length();
            upTo.merge(
                    seconds(line.substring(bound, line.indexOf('"', bound))),
                    (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)),
                    Long::sum);
        });
        return new ClaimTimes(upTo);
    }

    private static double seconds(String bound) {
        return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    }

    /** Those after an earlier reading. */
    public ClaimTimes since(ClaimTimes earlier) {
        SortedMap<Double, Long> later = new TreeMap<>();
        upTo.forEach((bound, count) -> later.put(bound, count - earlier.upTo.getOrDefault(bound, 0L)));
        return new ClaimTimes(later);
    }

    /**
     * A percentile in milliseconds, as if within a bucket all values were equally frequent.
     *
     * @throws BenchException when nothing was claimed
     */
    public double millis(double percentile) {
        if (upTo.isEmpty() || upTo.lastEntry().getValue() == 0) {
            throw new BenchException("the replica claimed nothing");
        }
        double wanted = upTo.lastEntry().getValue() * percentile / 100;
        double from = 0;
        long below = 0;
        for (Map.Entry<Double, Long> bucket : upTo.entrySet()) {
            double to = bucket.getKey().isInfinite() ? from : bucket.getKey();
            if (bucket.getValue() >= wanted && bucket.getValue() > below) {
                return 1_000 * (from + (to - from) * (wanted - below) / (bucket.getValue() - below));
            }
            from = to;
            below = bucket.getValue();
        }
        throw new BenchException("a histogram whose last bucket does not hold all: " + upTo);
    }
}
