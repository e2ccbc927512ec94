package dev.risiti.submission.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.SaleAnswer;
import dev.risiti.submission.ShortDeadlines;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.document.ArrivingDocuments;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.ItemKey;
import dev.risiti.submission.item.ItemTable;
import dev.risiti.submission.lane.LaneClaim;
import dev.risiti.submission.lane.LaneScope;
import dev.risiti.submission.lane.LaneTable;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.tax.TaxRateTable;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Turns that meet in one commit, on the real PostgreSQL. Each test is one transaction that is rolled back, so the
 * service's own dispatcher never sees its lanes; they have an owner from the start all the same.
 */
@QuarkusTest
@TestTransaction
@TestProfile(ShortDeadlines.class)
class TransitionsIT {
    private static final ItemRef DELIVERY = new ItemRef(
            "13", "Delivery", ItemType.SERVICE, "1010160100", "KE", "NT", "NO", TaxType.B, new BigDecimal("900"), null);

    private final String pin = "P%09dT".formatted(ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999));
    private final String source = "books/" + pin;

    @Inject
    Transitions transitions;

    @Inject
    Database database;

    @Inject
    DeviceTable devices;

    @Inject
    LaneTable lanes;

    @Inject
    ArrivingDocuments arriving;

    @Inject
    DocumentTable documents;

    @Inject
    AttemptTable attempts;

    @Inject
    ItemTable items;

    @Inject
    TaxRateTable taxRates;

    @Test
    void writesTheNewestClaimsTurnAloneWhenRunsThatLostTheLaneHandInTheirs() {
        Branch shop = branch("00");
        LaneClaim oldest = shop.claim();
        LaneClaim lost = claim(shop.laneId());
        LaneStep.Send send = sends(look(lost)).getFirst();
        LaneClaim newest = claim(shop.laneId());
        Transitions.Committed committed = transitions.carry(List.of(
                new Turn(lost, new LaneEvent.Replied(send.device(), send.attempt(), signed()), true, false),
                look(newest),
                look(oldest)));
        assertThat(committed.steps()).containsOnlyKeys(newest);
        assertThat(committed.published()).isEmpty();
        assertThat(attempts.undecidedOf(shop.saleId()).orElseThrow().state()).isEqualTo(AttemptState.UNKNOWN);
    }

    @Test
    void givesTheNextNumberOfASharedCounterToOneOfTwoLanes() {
        Branch headOffice = branch("00");
        Branch branch = branch("01");
        kraCountsPer(CounterScope.TAXPAYER);
        onlyOneTakesANumber(headOffice, branch);
    }

    @Test
    void letsOneOfTwoLanesTakeANumberWhileNobodyKnowsWhetherTheyShareTheCounter() {
        Branch headOffice = branch("00");
        Branch branch = branch("01");
        kraCountsPer(CounterScope.UNDECIDED);
        onlyOneTakesANumber(headOffice, branch);
    }

    @Test
    void givesEachLaneTheNextNumberOfItsOwnCounter() {
        Branch headOffice = branch("00");
        Branch branch = branch("01");
        kraCountsPer(CounterScope.DEVICE);
        assertThat(sends(look(headOffice.claim()), look(branch.claim())))
                .extracting(send -> send.attempt().number())
                .containsExactly(1L, 1L);
    }

    private void onlyOneTakesANumber(Branch one, Branch other) {
        List<LaneStep.Send> sends = sends(look(one.claim()), look(other.claim()));
        assertThat(sends).extracting(send -> send.attempt().number()).containsExactly(1L);
        long sent = sends.getFirst().attempt().documentId();
        long waiting = sent == one.saleId() ? other.saleId() : one.saleId();
        assertThat(Objects.requireNonNull(
                                documents.find(waiting).orElseThrow().document().reason())
                        .code())
                .isEqualTo("NUMBER_UNDECIDED");
    }

    /** What goes out after one commit with these turns. */
    private List<LaneStep.Send> sends(Turn... turns) {
        Transitions.Committed committed = transitions.carry(List.of(turns));
        return Stream.of(turns)
                .map(turn -> committed.steps().get(turn.claim()))
                .filter(LaneStep.Send.class::isInstance)
                .map(LaneStep.Send.class::cast)
                .toList();
    }

    private static Turn look(LaneClaim claim) {
        return new Turn(claim, new LaneEvent.Look(), true, false);
    }

    private static Outcome signed() {
        return new Outcome.Accepted(
                new SaleAnswer(1, 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHIJKLMNOP", Instant.now()),
                "000",
                "Successful",
                null,
                null);
    }

    /** A branch of the taxpayer whose lane is claimed, with a sale in it that can be sent. */
    private record Branch(long laneId, LaneClaim claim, long saleId) {}

    private Branch branch(String branchId) {
        String deviceId = UUID.randomUUID().toString();
        devices.store(device(deviceId, branchId));
        taxRates.store(
                new CodeEntry(
                        Environment.SANDBOX,
                        "04",
                        "B",
                        "VAT",
                        true,
                        new BigDecimal("16"),
                        LocalDate.EPOCH,
                        Instant.now()),
                TaxType.B,
                new BigDecimal("16"));
        ItemKey key = new ItemKey(Environment.SANDBOX, pin, source, DELIVERY.sourceItemId());
        items.name(List.of(new ItemTable.Named(key, "tenant", ItemDetails.ofLine(DELIVERY))));
        items.set(List.of(new ItemTable.Change(key, CatalogueItem.State.REGISTERED, "KE3NTNO0000001", null)));
        LaneScope scope = LaneScope.ofDevice(deviceId);
        lanes.ensure(List.of(scope));
        long laneId = one("select lane_id from lane where scope = ?", scope.value());
        LaneClaim claim = claim(laneId);
        Sale sale = sale(deviceId, branchId);
        arriving.insert(List.of(NewDocument.caused(sale.identity(), sale, deviceId, scope, null)));
        return new Branch(laneId, claim, one("select document_id from document where device_id = ?", deviceId));
    }

    /** Takes the lane, from whoever has it. */
    private LaneClaim claim(long laneId) {
        return new LaneClaim(laneId, one("""
                        update lane set owner = 'test', epoch = epoch + 1, due = null, lease_until = now() + interval '1 hour'
                         where lane_id = ? returning epoch
                        """, laneId), false);
    }

    /** For whom KRA counts this taxpayer's invoices. */
    private void kraCountsPer(CounterScope scope) {
        database.with(handle -> handle.createUpdate("""
                        insert into counter_scope (environment, pin, name, scope, found_at)
                        values ('SANDBOX', :pin, 'invcNo', :scope, case when :scope::text is null then null else now() end)
                        """)
                .bind("pin", pin)
                .bind("scope", scope == CounterScope.UNDECIDED ? null : scope.name())
                .execute());
    }

    private long one(String sql, Object parameter) {
        return database.with(handle ->
                handle.createQuery(sql).bind(0, parameter).mapTo(Long.class).one());
    }

    private DeviceStatus device(String deviceId, String branchId) {
        return new DeviceStatus(
                deviceId,
                3,
                "tenant",
                Environment.SANDBOX,
                pin,
                branchId,
                Solution.OSCU,
                FrontDoor.DIRECT,
                "S",
                "Mtaa",
                null,
                DeviceState.ACTIVE,
                null,
                new ControlUnit("KRACU0400000001", "KRA1", null),
                null,
                null,
                StockPolicy.WAIT,
                Instant.now());
    }

    private Sale sale(String deviceId, String branchId) {
        return new Sale(
                "tenant",
                source,
                "Sale/" + branchId,
                1,
                deviceId,
                null,
                branchId,
                LocalDate.of(2026, 11, 20),
                "KES",
                null,
                new Buyer("Walk-in customer", null, null),
                PaymentMethod.CASH,
                List.of(new SaleLine("1", DELIVERY, BigDecimal.ONE, null, null, new BigDecimal("900.00"), TaxType.B)),
                null);
    }
}
