package dev.risiti.simulator.books.api;

import dev.risiti.simulator.books.entity.EntityType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Faults ordered through the control API, each for a number of calls. */
@ApplicationScoped
public class InjectedFaults {
    /** What goes wrong. */
    public enum Kind {
        /** Throttled, whatever the budget says. */
        HTTP_429,
        /** A system fault; nothing was done. */
        HTTP_500,
        /** The access token is refused although it is good. */
        HTTP_401,
        /** Answered late. */
        SLOW,
        /** The connection closes before anything was done. */
        DROP,
        /** All was done, then the connection closes without an answer. */
        DROP_AFTER_COMMIT
    }

    /**
     * An order.
     *
     * @param call kind of call, null for any
     * @param realmId company, null for any
     * @param entity entity, null for any
     * @param times calls it still hits
     * @param millis delay of a SLOW answer
     */
    public record Order(
            Kind fault,
            ApiCall.@Nullable Kind call,
            @Nullable String realmId,
            @Nullable EntityType entity,
            int times,
            int millis) {

        boolean hits(ApiCall made) {
            return (call == null || call == made.kind())
                    && (realmId == null || realmId.equals(made.realmId()))
                    && (entity == null || entity == made.entity());
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Order> orders = new ArrayList<>();

    public void add(Order order) {
        lock.lock();
        try {
            orders.add(order);
        } finally {
            lock.unlock();
        }
    }

    public List<Order> all() {
        lock.lock();
        try {
            return List.copyOf(orders);
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            orders.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest order that hits this call, used up by one. */
    Optional<Order> next(ApiCall call) {
        lock.lock();
        try {
            for (int i = 0; i < orders.size(); i++) {
                Order order = orders.get(i);
                if (order.hits(call)) {
                    if (order.times() == 1) {
                        orders.remove(i);
                    } else {
                        orders.set(
                                i,
                                new Order(
                                        order.fault(),
                                        order.call(),
                                        order.realmId(),
                                        order.entity(),
                                        order.times() - 1,
                                        order.millis()));
                    }
                    return Optional.of(order);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
