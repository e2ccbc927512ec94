package dev.risiti.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.document.DocumentKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two replicas of submission-service on real PostgreSQL and Kafka, under every fault that a process, a network or the
 * infrastructure may have; the ledger of KRA's stand-in judges after each.
 */
class SubmissionFaultsIT {
    private static final int FOLLOWERS = 2;

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void calm() {
        cluster.kra().delete("faults");
        cluster.kra().delete("settings");
        cluster.revive();
    }

    @AfterEach
    void goOnAfterAFailure() {
        cluster.undo();
    }

    @ParameterizedTest
    @EnumSource(Boundary.class)
    void theOtherReplicaEndsWhatAKilledOneBegan(Boundary boundary) {
        Map<Shop, Victim> shops = reach(boundary);

        cluster.replica("a").kill();
        Instant killed = Instant.now();
        goOn(shops);
        cluster.replica("a").restart();

        cluster.awaitEnded(List.copyOf(shops.keySet()));
        assertThat(cluster.problems(List.copyOf(shops.keySet()))).isEmpty();
        shops.forEach((shop, victim) -> recovery(boundary, shop, victim, killed));
    }

    @ParameterizedTest
    @EnumSource(names = {"AT_KRA", "TAKEN", "ANSWERED"})
    void aFrozenReplicaChangesNothingWhenItGoesOn(Boundary boundary) {
        freezeAt(boundary);
    }

    @ParameterizedTest
    @EnumSource(names = {"WRITTEN", "COMMITTED"})
    void aFrozenReplicaSendsNothingThatIsNotItsOwnAnyMore(Boundary boundary) {
        freezeAt(boundary);
    }

    private static void freezeAt(Boundary boundary) {
        Map<Shop, Victim> shops = reach(boundary);
        List<Shop> all = List.copyOf(shops.keySet());
        long lost = cluster.lost("a");

        cluster.replica("a").freeze();
        goOn(shops);
        cluster.awaitEnded(all);
        cluster.replica("a").thaw();

        await("the frozen replica finds its lanes taken")
                .atMost(Cluster.PATIENCE)
                .until(() -> cluster.lost("a") >= lost + shops.size());
        all.forEach(Shop::sellGoods);
        cluster.awaitEnded(all);
        assertThat(cluster.problems(all)).isEmpty();
    }

    @Test
    void everyLostAnswerIsResolvedByItsRowOfTheTable() {
        // Look-ups lag behind as much as they may.
        cluster.kra().control("settings", Map.of("readLagMillis", 400));
        List<Map<String, Object>> losses = losses();
        Deque<Shop> shops = new ArrayDeque<>(cluster.open(losses.size() * Victim.values().length));
        List<Shop> all = new ArrayList<>(shops);
        for (Map<String, Object> loss : losses) {
            for (Victim victim : Victim.values()) {
                Shop shop = shops.remove();
                lose(shop, victim.call(), loss);
                shop.publishFor(victim);
            }
            Shop newcomer = cluster.found();
            all.add(newcomer);
            lose(newcomer, "saveBhfUser", loss);
            newcomer.open();
        }
        all.forEach(Shop::sellGoods);

        cluster.awaitEnded(all);
        assertThat(cluster.problems(all)).isEmpty();
    }

    private static void lose(Shop shop, String call, Map<String, Object> loss) {
        Map<String, Object> order = new HashMap<>(loss);
        order.put("call", call);
        order.put("tin", shop.pin());
        cluster.kra().control("faults", order);
    }

    /** The ways in which nobody knows what became of a call, each with KRA having taken it and not. */
    private static List<Map<String, Object>> losses() {
        List<Map<String, Object>> losses = new ArrayList<>();
        losses.add(Map.of("fault", "ANSWER_LOST_AFTER_COMMIT"));
        losses.add(Map.of("fault", "ANSWER_LOST_BEFORE_COMMIT"));
        losses.add(Map.of(
                "fault",
                "SLOW",
                "millis",
                Cluster.WRITE_DEADLINE.plusMillis(500).toMillis()));
        for (String fault : List.of(
                "CONNECTION_RESET", "CUT_BODY", "HTTP_504", "HTML_502", "HTML_200", "EMPTY_BODY", "RESULT_999")) {
            losses.add(Map.of("fault", fault, "commit", true));
            losses.add(Map.of("fault", fault, "commit", false));
        }
        return losses;
    }

    @Test
    void aLookUpThatDoesNotSeeASignedSaleYetLeadsToNoSecondOne() {
        List<Shop> shops = cluster.open(2);
        List<Victim> victims = List.of(Victim.SALE, Victim.ITEM);
        for (int i = 0; i < shops.size(); i++) {
            Shop shop = shops.get(i);
            lose(shop, victims.get(i).call(), Map.of("fault", "ANSWER_LOST_AFTER_COMMIT"));
            lose(
                    shop,
                    victims.get(i) == Victim.SALE ? "selectInvoiceDetails" : "selectItemList",
                    Map.of("fault", "READ_LAG"));
            shop.publishFor(victims.get(i));
        }

        cluster.awaitEnded(shops);
        assertThat(cluster.problems(shops)).isEmpty();
        assertThat(cluster.calls(shops.getFirst(), Victim.SALE.call())).hasSize(1);
    }

    @Test
    void aStormOfTimeoutsLeavesEverySaleWithOneReceipt() {
        List<Shop> shops = cluster.open(10);
        for (int i = 0; i < 3; i++) {
            shops.forEach(Shop::sellGoods);
        }
        cluster.kra().control("faults", Map.of("call", "*", "fault", "HTTP_504", "seconds", 4));
        shops.forEach(Shop::sellGoods);

        cluster.awaitEnded(shops);
        assertThat(cluster.problems(shops)).isEmpty();
    }

    @Test
    void theDayEndsReceiptedOnceAlthoughPostgresAndKafkaCrash() {
        List<Shop> shops = cluster.open(10);
        sellToAll(shops, 10);
        awaitSold(shops, 2);
        cluster.infrastructure().crashPostgres();
        sellToAll(shops, 5);
        awaitSold(shops, 11);
        cluster.infrastructure().crashKafka();
        sellToAll(shops, 5);

        cluster.awaitEnded(shops);
        assertThat(cluster.problems(shops)).isEmpty();
    }

    private static void sellToAll(List<Shop> shops, int times) {
        for (int i = 0; i < times; i++) {
            shops.forEach(Shop::sellGoods);
        }
    }

    private static void awaitSold(List<Shop> shops, int each) {
        cluster.awaitAll(shops, shop -> cluster.ended(shop, DocumentKind.SALE) >= each);
    }

    @ParameterizedTest
    @ValueSource(longs = 20_261_121)
    void replicasThatKeepDyingReceiptEveryDocumentOnce(long seed) {
        Random random = new Random(seed);
        List<Shop> shops = cluster.open(20);
        cluster.kra().control("settings", Map.of("latencyMillis", 20));
        int documents = 500;
        int deaths = 5;
        for (int death = 1; death <= deaths; death++) {
            for (int i = 0; i < documents / deaths; i++) {
                shops.get(random.nextInt(shops.size())).sellGoods();
            }
            long sold = sold(shops);
            int more = 1 + random.nextInt(60);
            cluster.awaitTrue(() -> sold(shops) >= sold + more);
            Program victim = cluster.replica(random.nextBoolean() ? "a" : "b");
            victim.kill();
            victim.restart();
            if (random.nextBoolean()) {
                victim.awaitReady();
            }
        }

        cluster.awaitEnded(shops);
        assertThat(cluster.problems(shops)).isEmpty();
    }

    private static long sold(List<Shop> shops) {
        return shops.stream()
                .mapToLong(shop -> cluster.ended(shop, DocumentKind.SALE))
                .sum();
    }

    /** Brings one call of each kind to the boundary, all on the replica that is going to suffer, with more behind them. */
    private static Map<Shop, Victim> reach(Boundary boundary) {
        List<Shop> open = cluster.open(Victim.values().length);
        Map<Shop, Victim> shops = new LinkedHashMap<>();
        Map<Shop, Long> stored = new LinkedHashMap<>();
        cluster.lanes().steerTo("a");
        Iterator<Shop> free = open.iterator();
        for (Victim victim : Victim.values()) {
            shops.put(free.next(), victim);
        }
        shops.forEach((shop, victim) -> {
            cluster.keys().hold(shop.deviceId(), victim.callsBefore());
            shop.publishFor(victim);
        });
        cluster.awaitAll(
                open,
                shop -> cluster.keys().holding(shop.deviceId())
                        && cluster.lanes()
                                .undecided(
                                        shop.deviceId(),
                                        Objects.requireNonNull(shops.get(shop)).call()));
        open.forEach(shop -> {
            stored.put(shop, cluster.lanes().documents(shop.deviceId()) + FOLLOWERS);
            for (int i = 0; i < FOLLOWERS; i++) {
                shop.sellGoods();
            }
        });
        cluster.awaitStored(open, stored);
        boundary.reach(cluster, shops);
        return shops;
    }

    /** The fault is done: whoever can go on goes on. */
    private static void goOn(Map<Shop, Victim> shops) {
        cluster.lanes().steerFreely();
        shops.keySet().forEach(shop -> cluster.keys().letGo(shop.deviceId()));
        cluster.undo();
    }

    /** Tells how long it took until KRA was asked and until the bytes were sent again; asks come first. */
    private static void recovery(Boundary boundary, Shop shop, Victim victim, Instant killed) {
        List<Call> later = cluster.calls(shop).stream()
                .filter(call -> call.receivedAt().isAfter(killed))
                .toList();
        Instant asked = first(later, victim == Victim.ITEM ? "selectItemList" : "selectInvoiceDetails");
        Instant sent = first(later, victim.call());
        cluster.note("killed when %s was %s: asked after %s, sent next after %s"
                .formatted(victim.call(), boundary, since(killed, asked), since(killed, sent)));
        if (victim == Victim.SALE && boundary != Boundary.COMMITTED) {
            assertThat(asked != null && (sent == null || asked.isBefore(sent)))
                    .as("KRA is asked before anything is sent again: %s then %s", asked, sent)
                    .isTrue();
        }
    }

    private static String since(Instant killed, @Nullable Instant event) {
        return event == null ? "-" : Duration.between(killed, event).toMillis() + " ms";
    }

    private static @Nullable Instant first(List<Call> calls, String name) {
        return calls.stream()
                .filter(call -> call.name().equals(name))
                .map(Call::receivedAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
