package dev.risiti.submission.referee;

import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.device.Adoption;
import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.BranchCustomer;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.ItemDocument;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.contracts.result.DocumentResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A taxpayer of its own with one active device: publishes documents, and reads what is said about them. */
public final class Shop implements AutoCloseable {
    private static final ItemRef DELIVERY = new ItemRef(
            "13", "Delivery", ItemType.SERVICE, "1010160100", "KE", "NT", "NO", TaxType.B, new BigDecimal("900"), null);

    private final String deviceId = UUID.randomUUID().toString();
    private final String pin;
    private final String branch;
    private final Connector connector;

    public Shop() {
        this(newPin(), "00", (taxpayer, key) -> {});
        activate(null);
    }

    /** A shop whose device the service does not know yet: {@link #activate()} tells it. */
    public static Shop unknown() {
        return new Shop(newPin(), "00", (taxpayer, key) -> {});
    }

    /**
     * A shop whose device another system used before.
     *
     * @param before what that system did, with the PIN and the key of the device
     */
    public static Shop adopted(Adoption adoption, BiConsumer<String, String> before) {
        Shop shop = new Shop(newPin(), "00", before);
        shop.activate(adoption);
        return shop;
    }

    private static String newPin() {
        return "P%09dT".formatted(ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999));
    }

    private Shop(String pin, String branch, BiConsumer<String, String> before) {
        this.pin = pin;
        this.branch = branch;
        connector = new Connector(
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class), "books/" + pin);
        String key = KraSimulator.install(pin, branch);
        KeyService.put(new DeviceCredentials(deviceId, Environment.SANDBOX, FrontDoor.DIRECT, pin, branch, key, null));
        before.accept(pin, key);
    }

    /** The device is active. */
    public void activate() {
        activate(null);
    }

    private void activate(@Nullable Adoption adoption) {
        connector.publish(new CodeEntry(
                Environment.SANDBOX, "04", "B", "VAT", true, new BigDecimal("16"), LocalDate.EPOCH, Instant.now()));
        connector.publish(new DeviceStatus(
                deviceId,
                3,
                "tenant",
                Environment.SANDBOX,
                pin,
                branch,
                Solution.OSCU,
                FrontDoor.DIRECT,
                "S",
                "Mtaa",
                null,
                DeviceState.ACTIVE,
                null,
                new ControlUnit("KRACU0400000001", "KRA1", null),
                adoption,
                null,
                StockPolicy.WAIT,
                Instant.now()));
    }

    /** Another branch of the same taxpayer, with a device of its own; reads the results of both. */
    public Shop branch(String branch) {
        Shop shop = new Shop(pin, branch, (taxpayer, key) -> {});
        shop.activate();
        return shop;
    }

    public String deviceId() {
        return deviceId;
    }

    public String pin() {
        return pin;
    }

    /** A delivery that costs so much; KRA signs it, and no stock moves. */
    public Sale sale(String id, int revision, String total) {
        return sale(id, revision, "KES", total);
    }

    /** One piece of an item. */
    public Sale saleOf(ItemRef item, String id, String total) {
        return sale(item, id, 1, "KES", total);
    }

    /** As {@link #sale(String, int, String)}; in another currency it waits, as it says no rate. */
    public Sale sale(String id, int revision, String currency, String total) {
        return sale(DELIVERY, id, revision, currency, total);
    }

    private Sale sale(ItemRef item, String id, int revision, String currency, String total) {
        return new Sale(
                "tenant",
                "books/" + pin,
                id,
                revision,
                deviceId,
                null,
                id,
                LocalDate.of(2026, 11, 20),
                currency,
                null,
                new Buyer("Walk-in customer", null, null),
                PaymentMethod.CASH,
                List.of(new SaleLine("1", item, BigDecimal.ONE, null, null, new BigDecimal(total), TaxType.B)),
                null);
    }

    /** A service of another name, to be registered. */
    public ItemDocument service(String id, String name) {
        ItemRef item = new ItemRef(
                id,
                name,
                DELIVERY.type(),
                DELIVERY.classCode(),
                DELIVERY.originCountry(),
                DELIVERY.packagingUnit(),
                DELIVERY.quantityUnit(),
                DELIVERY.taxType(),
                DELIVERY.defaultPrice(),
                null);
        return new ItemDocument(
                "tenant", "books/" + pin, "Item/" + id, 1, deviceId, null, item, true, false, null, null);
    }

    /** A customer of the branch. */
    public BranchCustomer customer(String id) {
        return new BranchCustomer(
                "tenant",
                "books/" + pin,
                id,
                1,
                deviceId,
                null,
                "5",
                "P000000009Z",
                "Builders Ltd",
                null,
                null,
                null,
                null,
                true,
                null);
    }

    public void publish(RisitiEvent event) {
        connector.publish(event);
    }

    /** The first result of the shop's documents that fits; waits for it. */
    public DocumentResult result(Predicate<DocumentResult> wanted) {
        return connector.result(wanted);
    }

    @Override
    public void close() {
        connector.close();
    }
}
