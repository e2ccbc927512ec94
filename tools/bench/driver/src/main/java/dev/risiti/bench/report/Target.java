package dev.risiti.bench.report;

/** What the system shall reach (design section 12), on two cores with all parts on the machine. */
public enum Target {
    THROUGHPUT("signed receipts a second, topic to topic", Sense.AT_LEAST, 1_000),
    BOUND("share of lanes ÷ KRA latency, until the processors are the limit", Sense.AT_LEAST, 0.9),
    OVERHEAD_P50("ms from document to wire, p50 at half load", Sense.AT_MOST, 15),
    OVERHEAD_P99("ms from document to wire, p99 at half load", Sense.AT_MOST, 100),
    CLAIM("p99 of a claim with many idle lanes and waiting rows, compared with few", Sense.AT_MOST, 1.1),
    IDLE_WIRE("p99 from document to wire with many idle lanes and waiting rows, compared with few", Sense.AT_MOST, 1.1),
    MEMORY("memory of a replica with many idle lanes and waiting rows, compared with few", Sense.AT_MOST, 1.1),
    ISOLATION("p99 of the others beside a taxpayer whose calls hang, median of the ratios", Sense.BELOW, 1.05);

    /** The cores the targets are meant for. */
    public static final int CORES = 2;

    /** The shortest span that counts as sustained, in seconds. */
    public static final int SUSTAINED = 60;

    private enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤"),
        BELOW("<");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }
    }

    private final String what;
    private final Sense sense;
    private final double limit;

    Target(String what, Sense sense, double limit) {
        this.what = what;
        this.sense = sense;
        this.limit = limit;
    }

    boolean metBy(double figure) {
        return switch (sense) {
            case AT_LEAST -> figure >= limit;
            case AT_MOST -> figure <= limit;
            case BELOW -> figure < limit;
        };
    }

    String text() {
        String number = limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
        return what + " " + sense.sign + " " + number;
    }
}
