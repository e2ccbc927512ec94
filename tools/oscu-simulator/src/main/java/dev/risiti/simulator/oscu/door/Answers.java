package dev.risiti.simulator.oscu.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Holds answers back until what they tell is kept. An event loop works through all requests that have arrived before it
 * comes to its tasks; so the answers to all of them wait for one flush, and one write to the journal serves them all.
 */
final class Answers {
    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final Vertx vertx;
    private final Runnable keep;
    private final ThreadLocal<List<Waiting>> waiting = ThreadLocal.withInitial(ArrayList::new);

    Answers(Vertx vertx, Runnable keep) {
        this.vertx = vertx;
        this.keep = keep;
    }

    /** To be called on the event loop of the connection. */
    void send(HttpConnection connection, Runnable write) {
        List<Waiting> here = waiting.get();
        here.add(new Waiting(connection, write));
        if (here.size() == 1) {
            vertx.getOrCreateContext().runOnContext(_ -> release());
        }
    }

    private void release() {
        List<Waiting> ready = waiting.get();
        waiting.set(new ArrayList<>(ready.size()));
        try {
            keep.run();
        } catch (RuntimeException notKept) {
            // Silence is the only answer that the record does not contradict.
            LOG.errorf(notKept, "answers=%d kept=false", ready.size());
            ready.forEach(each -> each.connection.close());
            return;
        }
        ready.forEach(each -> each.write.run());
    }

    private record Waiting(HttpConnection connection, Runnable write) {}
}
