package dev.risiti.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
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
 * infrastructure may have; the ledger of KRA's stand-in judges after each. What is struck, and by what:
 *
 * <pre>
 *  call                               killed,  answer lost after  turned   connection  found out by
 *                                     frozen   or before commit   away     refused
 *                                     D        D G                D G      D G
 *  saveItem                           x        x x                x x      x x         asking
 *  saveTrnsSalesOsdc  sale            x        x x                x x      x x         asking
 *                     credit note     x        x x                x x      x x         asking
 *  insertStockIO      leg of a sale   x        x x                x x      x x         repeating
 *                     of a note       x
 *                     of a purchase   x
 *                     count           x        x x                x x      x x         repeating
 *  saveStockMaster    leg of a sale   x        x x                x x      x x         repeating
 *                     of a note, of a
 *                     purchase, count x
 *  insertTrnsPurchase                 x        x x                x x      x x         D repeating, G a person
 *  updateImportItem                   x        x x                x x      x x         asking
 *  saveItemComposition                x        x x                x x      x x         a person
 *  saveBhfCustomer                    x        x x                x x      x x         repeating
 *  saveBhfUser        published       x        x x                x x      x x         repeating
 *                     our own                  x x                                     repeating
 *  saveBhfInsurance                   x        x x                x x      x x         repeating
 * </pre>
 *
 * D is the direct door, G the gateway. Killed and frozen: at each {@link Boundary}. Lost: each {@link Loss} of the door. Turned away:
 * HTTP 429 and result code 990, at the gateway also an expired token. Refused: code 901, at the gateway also a path that
 * is not routed.
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
        // Item classes are fetched by sync-service, which is not here; imports lag no more than the replicas are told.
        cluster.kra()
                .control(
                        "settings",
                        Map.of(
                                "importLagMillis",
                                Cluster.READ_LAG.toMillis(),
                                "gateway",
                                Map.of("classListFirst", "OFF")));
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
        cluster.kra().control("settings", Map.of("readLagMillis", Cluster.READ_LAG.toMillis()));
        List<Strike<Loss>> strikes = new ArrayList<>();
        List<Shop> newcomers = new ArrayList<>();
        for (FrontDoor door : FrontDoor.values()) {
            for (Loss loss : Loss.at(door)) {
                strikes.addAll(strikes(door, loss));
                Shop newcomer = cluster.found(door);
                cluster.kra().fault("saveBhfUser", newcomer.pin(), loss.order());
                newcomers.add(newcomer);
            }
        }
        open(strikes);
        strikes.parallelStream()
                .forEach(strike -> strike.carryOut(cluster, strike.what().order()));
        newcomers.parallelStream().forEach(Shop::open);

        List<Shop> all = new ArrayList<>(newcomers);
        strikes.forEach(strike -> all.add(strike.shop()));
        all.forEach(Shop::sellGoods);
        cluster.awaitEnded(all);
        assertThat(cluster.problems(all)).isEmpty();
        assertThat(strikes.stream()
                        .flatMap(strike ->
                                strike.againstTheTable(cluster, strike.what().taken())))
                .isEmpty();
    }

    @Test
    void whatKraTurnsAwayUnreadIsSentAgainWithoutAsking() {
        List<Strike<Map<String, ?>>> strikes = new ArrayList<>();
        for (FrontDoor door : FrontDoor.values()) {
            strikes.addAll(strikes(door, Map.of("fault", "HTTP_429")));
            strikes.addAll(strikes(door, Map.of("fault", "RESULT_CODE", "resultCd", "990")));
        }
        strikes.addAll(strikes(FrontDoor.GATEWAY, Map.of("fault", "TOKEN_EXPIRED")));
        open(strikes);
        strikes.forEach(strike -> strike.carryOut(cluster, strike.what()));

        List<Shop> all = strikes.stream().map(Strike::shop).toList();
        cluster.awaitEnded(all);
        assertThat(cluster.problems(all)).isEmpty();
        assertThat(strikes.stream().flatMap(strike -> strike.askedOrHandedOver(cluster)))
                .isEmpty();
    }

    @Test
    void aConnectionThatKraRefusesPausesItsDeviceAndEachDocumentKeepsItsPlace() {
        List<Strike<Map<String, ?>>> strikes = new ArrayList<>();
        for (FrontDoor door : FrontDoor.values()) {
            strikes.addAll(strikes(door, Map.of("fault", "RESULT_CODE", "resultCd", "901")));
        }
        strikes.addAll(strikes(FrontDoor.GATEWAY, Map.of("fault", "UNROUTED")));
        open(strikes);
        strikes.forEach(strike -> strike.carryOut(cluster, strike.what()));
        List<Shop> all = strikes.stream().map(Strike::shop).toList();
        all.forEach(Shop::sellGoods);
        cluster.awaitAll(all, SubmissionFaultsIT::waitsForItsConnection);

        all.forEach(Shop::activate);
        cluster.awaitEnded(all);
        assertThat(cluster.problems(all)).isEmpty();
        assertThat(strikes.stream().flatMap(strike -> strike.askedOrHandedOver(cluster)))
                .isEmpty();
    }

    private static boolean waitsForItsConnection(Shop shop) {
        return cluster.results().of(shop.deviceId()).stream()
                .map(DocumentResult::reason)
                .anyMatch(reason -> reason != null && reason.code().equals("CONNECTION_REFUSED"));
    }

    /** One shop for each call of each kind of document. */
    private static <T> List<Strike<T>> strikes(FrontDoor door, T what) {
        return Victim.ONE_OF_EACH.stream()
                .map(victim -> new Strike<>(cluster.found(door), victim, what))
                .toList();
    }

    private static void open(List<? extends Strike<?>> strikes) {
        Map<Shop, Victim> victims = new LinkedHashMap<>();
        strikes.forEach(strike -> victims.put(strike.shop(), strike.victim()));
        cluster.open(victims);
    }

    @Test
    void aLookUpThatDoesNotSeeASignedSaleYetLeadsToNoSecondOne() {
        List<Shop> shops = cluster.open(2);
        List<Victim> victims = List.of(Victim.SALE, Victim.ITEM);
        for (int i = 0; i < shops.size(); i++) {
            Shop shop = shops.get(i);
            Victim victim = victims.get(i);
            cluster.kra().fault(victim.call(), shop.pin(), Map.of("fault", "ANSWER_LOST_AFTER_COMMIT"));
            cluster.kra()
                    .fault(
                            victim == Victim.SALE ? "selectInvoiceDetails" : "selectItemList",
                            shop.pin(),
                            Map.of("fault", "READ_LAG"));
            victim.publish(shop);
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

    /** Clients that look for Kafka must leave the processors to what goes on without it. */
    @Test
    void replicasComeToRestWhileKafkaIsAway() {
        cluster.infrastructure().withoutKafka(() -> {
            List<Rest> replicas =
                    Stream.of("a", "b").map(cluster::replica).map(Rest::new).toList();
            // Each is asked each time.
            cluster.awaitTrue(() -> replicas.stream().filter(Rest::found).count() == replicas.size());
        });

        List<Shop> shops = cluster.open(2);
        sellToAll(shops, 1);
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
            // Taken first: they may all be sold when the last of them is published.
            long sold = sold(shops);
            for (int i = 0; i < documents / deaths; i++) {
                shops.get(random.nextInt(shops.size())).sellGoods();
            }
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
        Map<Shop, Victim> shops = new LinkedHashMap<>();
        for (Victim victim : Victim.values()) {
            shops.put(cluster.found(FrontDoor.DIRECT), victim);
        }
        cluster.open(shops);
        List<Shop> open = List.copyOf(shops.keySet());
        Map<Shop, Long> stored = new LinkedHashMap<>();
        cluster.lanes().steerTo("a");
        shops.forEach((shop, victim) -> {
            cluster.keys().hold(shop.deviceId(), victim.callsBefore());
            victim.publish(shop);
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
        Instant asked = first(
                later,
                switch (victim) {
                    case ITEM -> "selectItemList";
                    case IMPORT -> "selectImportItemList";
                    default -> "selectInvoiceDetails";
                });
        Instant sent = first(later, victim.call());
        cluster.note("killed when %s was %s: asked after %s, sent next after %s"
                .formatted(victim.call(), boundary, since(killed, asked), since(killed, sent)));
        boolean undecided = boundary != Boundary.COMMITTED;
        if (undecided && victim.way(shop.door()) == Victim.Way.ASKED) {
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
