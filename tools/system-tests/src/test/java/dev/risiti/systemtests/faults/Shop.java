package dev.risiti.systemtests.faults;

import dev.risiti.contracts.credential.DeviceCredentials;
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
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.document.TaxType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One taxpayer with one device, and what it has published in its order. */
final class Shop {
    static final String TENANT = "tenant";
    static final String OPENING = "opening";

    private static final AtomicInteger PINS = new AtomicInteger();
    private static final String BRANCH = "00";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ItemRef CEMENT = item("cement", ItemType.FINISHED_PRODUCT);

    private final Cluster cluster;
    private final String deviceId = UUID.randomUUID().toString();
    private final String pin = "P%09dT".formatted(PINS.incrementAndGet());
    private final List<String> sales = new ArrayList<>();
    private final List<String> goods = new ArrayList<>();

    Shop(Cluster cluster) {
        this.cluster = cluster;
    }

    String deviceId() {
        return deviceId;
    }

    String pin() {
        return pin;
    }

    /** The sales published, in order. */
    List<String> sales() {
        return sales;
    }

    /** Those that move stock. */
    List<String> goods() {
        return goods;
    }

    String deviceLane() {
        return "device/" + deviceId;
    }

    String itemLane() {
        return "items/" + Environment.SANDBOX + "/" + pin;
    }

    /** Installs the device at KRA and lets it submit: its branch user is saved, its goods are in stock. */
    void open() {
        String serial = "FAULTS/" + pin;
        cluster.kra().approve(pin, BRANCH, serial);
        cluster.keys()
                .put(new DeviceCredentials(
                        deviceId,
                        Environment.SANDBOX,
                        FrontDoor.DIRECT,
                        pin,
                        BRANCH,
                        cluster.kra().initialise(pin, BRANCH, serial),
                        null));
        announce(2, DeviceState.BASIC_DATA_SYNCED);
        announce(3, DeviceState.ACTIVE);
        stockUp();
    }

    private void announce(long version, DeviceState state) {
        cluster.publish(new DeviceStatus(
                deviceId,
                version,
                TENANT,
                Environment.SANDBOX,
                pin,
                BRANCH,
                Solution.OSCU,
                FrontDoor.DIRECT,
                "FAULTS/" + pin,
                "Mtaa Traders",
                null,
                state,
                null,
                new ControlUnit("KRACU0400000001", "KRA1", null),
                null,
                null,
                StockPolicy.WAIT,
                Instant.now()));
    }

    private void stockUp() {
        cluster.publish(new StockMovement(
                TENANT,
                source(),
                OPENING,
                1,
                deviceId,
                null,
                DAY,
                MovementType.ADJUSTMENT_IN,
                null,
                List.of(new StockMovementLine("1", CEMENT, new BigDecimal("1000"), new BigDecimal("900"))),
                "opening stock"));
    }

    /** What makes the victim's call happen. */
    void publishFor(Victim victim) {
        switch (victim) {
            case SALE, STOCK_MOVEMENT, STOCK_MASTER -> sellGoods();
            case ITEM -> sell(item("service-" + sales.size(), ItemType.SERVICE));
        }
    }

    /** Three calls: the sale, its movement, its stock master. */
    void sellGoods() {
        goods.add(sell(CEMENT));
    }

    private String sell(ItemRef item) {
        String id = "Invoice/" + (sales.size() + 1);
        sales.add(id);
        cluster.publish(new Sale(
                TENANT,
                source(),
                id,
                1,
                deviceId,
                null,
                id,
                DAY,
                "KES",
                null,
                new Buyer("Walk-in customer", null, null),
                PaymentMethod.CASH,
                List.of(new SaleLine(
                        "1", item, BigDecimal.ONE, null, null, new BigDecimal(sales.size() + ".00"), TaxType.B)),
                null));
        return id;
    }

    private String source() {
        return "books/" + pin;
    }

    private static ItemRef item(String id, ItemType type) {
        return new ItemRef(
                id, "Item " + id, type, "1010160100", "KE", "NT", "NO", TaxType.B, new BigDecimal("900"), null);
    }

    @Override
    public String toString() {
        return pin;
    }
}
