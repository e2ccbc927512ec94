package dev.risiti.bench.stack;

import dev.risiti.bench.Options;
import dev.risiti.devstack.postgres.ServiceDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The straightforward consumer, in one of its two orders, on the same infrastructure. */
public final class Baseline implements SystemUnderTest {
    private final Infrastructure infrastructure;
    private final Order order;
    private final Replica replica;

    /** What the connector keeps in order. */
    public enum Order {
        /** One record at a time per partition: the plain consumer. */
        PARTITION("SmallRye per partition"),
        /** One record at a time per key, other keys of the partition go on. */
        KEY("SmallRye per key");

        private final String label;

        Order(String label) {
            this.label = label;
        }
    }

    private Baseline(Infrastructure infrastructure, Options options, Order order) {
        this.infrastructure = infrastructure;
        this.order = order;
        ServiceDatabase database = infrastructure.fresh("baseline");
        this.replica = Replica.start(
                infrastructure,
                "tools/bench/baseline",
                "baseline-" + order.name().toLowerCase(Locale.ROOT),
                database,
                options.heap(),
                Map.of(
                        "mp.messaging.incoming.documents.throttled.ordered",
                        order.name().toLowerCase(Locale.ROOT)));
        infrastructure.started(this);
    }

    /** Starts it on fresh infrastructure. */
    public static Baseline start(Infrastructure infrastructure, Options options, Order order) {
        return new Baseline(infrastructure, options, order);
    }

    @Override
    public String name() {
        return order.label;
    }

    @Override
    public String group() {
        return "bench-baseline";
    }

    @Override
    public boolean registersItems() {
        return false;
    }

    @Override
    public List<ProcessHandle> processes() {
        return List.of(replica.handle());
    }

    /** It keeps nothing but receipts. */
    @Override
    public Map<String, Long> leftovers() {
        return Map.of();
    }

    @Override
    public void requireAlive() {
        replica.requireAlive();
    }

    @Override
    public void close() {
        replica.close();
        infrastructure.ended(this);
    }
}
