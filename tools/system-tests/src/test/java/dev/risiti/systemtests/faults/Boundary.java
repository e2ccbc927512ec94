package dev.risiti.systemtests.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a call stands when its process dies or freezes. */
enum Boundary {
    /** The attempt is in the database, no byte has left. */
    WRITTEN {
        @Override
        void reach(Cluster cluster, Map<Shop, Victim> shops) {
            // All are there already.
        }
    },
    /** KRA has the request and has not decided it. */
    AT_KRA {
        @Override
        void reach(Cluster cluster, Map<Shop, Victim> shops) {
            cluster.kra().control("settings", Map.of("latencyMillis", 2500));
            shops.keySet().forEach(shop -> cluster.keys().letGo(shop.deviceId()));
            cluster.awaitAll(
                    List.copyOf(shops.keySet()),
                    shop -> last(cluster, shop, shops).anyMatch(Call::inFlight));
            // It is for these calls alone: their thinking time runs already.
            cluster.kra().control("settings", Map.of("latencyMillis", 0));
        }
    },
    /** KRA has taken it, the answer is on its way. */
    TAKEN {
        @Override
        void reach(Cluster cluster, Map<Shop, Victim> shops) {
            take(cluster, shops, ANSWER_LATE);
        }
    },
    /** The answer is here, and what it brings is not committed. */
    ANSWERED {
        @Override
        void reach(Cluster cluster, Map<Shop, Victim> shops) {
            take(cluster, shops, ANSWER_SOON);
            List<Shop> all = List.copyOf(shops.keySet());
            LanesInDatabase.Rows rows = cluster.lanes()
                    .lock(all.stream()
                            .flatMap(shop -> Stream.of(shop.deviceLane(), shop.itemLane()))
                            .toList());
            cluster.afterFault(rows::close);
            cluster.awaitAll(
                    all,
                    shop -> last(cluster, shop, shops).anyMatch(call -> call.accepted() && call.answered())
                            && cluster.lanes().waitingForLocks() > 0);
        }
    },
    /** What the answer brings is committed, with the next attempt; nothing of that has left. */
    COMMITTED {
        @Override
        void reach(Cluster cluster, Map<Shop, Victim> shops) {
            take(cluster, shops, ANSWER_SOON);
            shops.keySet().forEach(shop -> cluster.keys().hold(shop.deviceId(), 0));
            cluster.awaitAll(List.copyOf(shops.keySet()), shop -> cluster.keys().holding(shop.deviceId()));
        }
    };

    private static final Duration ANSWER_SOON = Duration.ofSeconds(2);
    private static final Duration ANSWER_LATE = Duration.ofSeconds(4);

    /** Brings the calls, whose attempts are written and whose keys are kept back, to this boundary. */
    abstract void reach(Cluster cluster, Map<Shop, Victim> shops);

    /** Lets the calls go to KRA, which takes them at once and answers later; returns when it has taken them. */
    private static void take(Cluster cluster, Map<Shop, Victim> shops, Duration answer) {
        shops.forEach((shop, victim) ->
                cluster.kra().fault(victim.call(), shop.pin(), Map.of("fault", "SLOW", "millis", answer.toMillis())));
        shops.keySet().forEach(shop -> cluster.keys().letGo(shop.deviceId()));
        cluster.awaitAll(
                List.copyOf(shops.keySet()),
                shop -> last(cluster, shop, shops).anyMatch(call -> call.accepted() && call.inFlight()));
    }

    private static Stream<Call> last(Cluster cluster, Shop shop, Map<Shop, Victim> shops) {
        List<Call> calls =
                cluster.calls(shop, Objects.requireNonNull(shops.get(shop)).call());
        return calls.stream().skip(Math.max(0, calls.size() - 1));
    }
}
