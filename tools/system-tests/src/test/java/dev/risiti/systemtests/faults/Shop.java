package dev.risiti.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.credential.DeviceCredentials;
import dev.risiti.contracts.credential.GatewayAppCredentials;
import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.document.BranchCustomer;
import dev.risiti.contracts.document.BranchInsurance;
import dev.risiti.contracts.document.BranchUser;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.Decision;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.document.ImportDecision;
import dev.risiti.contracts.document.ItemComponent;
import dev.risiti.contracts.document.ItemComposition;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.PaymentMethod;
import dev.risiti.contracts.document.PurchaseDecision;
import dev.risiti.contracts.document.PurchaseDecisionLine;
import dev.risiti.contracts.document.PurchaseSupplier;
import dev.risiti.contracts.document.PurchaseType;
import dev.risiti.contracts.document.RegistrationType;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.StockCount;
import dev.risiti.contracts.document.StockCountLine;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.lineage.OriginalSale;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One taxpayer with one device, and what it has published in its order. */
final class Shop {
    static final String TENANT = "tenant";
    static final String OPENING = "opening";
    static final String BILL = "Bill/1";
    static final String IMPORT = "Import/1";
    static final String IMPORT_TASK = "2231943";

    private static final AtomicInteger PINS = new AtomicInteger();
    private static final String BRANCH = "00";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final ItemRef CEMENT = item("cement", ItemType.FINISHED_PRODUCT);
    private static final ItemRef SAND = item("sand", ItemType.FINISHED_PRODUCT);
    private static final String SUPPLIER = "P000000002S";

    private final Cluster cluster;
    private final FrontDoor door;
    private final String deviceId = UUID.randomUUID().toString();
    private final String pin = "P%09dT".formatted(PINS.incrementAndGet());
    private final List<DocumentIdentity> published = new ArrayList<>();
    private final List<String> goods = new ArrayList<>();
    private final List<String> movers = new ArrayList<>();
    private long version = 1;

    Shop(Cluster cluster, FrontDoor door) {
        this.cluster = cluster;
        this.door = door;
    }

    String deviceId() {
        return deviceId;
    }

    String pin() {
        return pin;
    }

    FrontDoor door() {
        return door;
    }

    /** All that it has published. */
    List<DocumentIdentity> published() {
        return published;
    }

    /** How many documents of a kind it has published. */
    int published(DocumentKind kind) {
        return (int)
                published.stream().filter(document -> document.kind() == kind).count();
    }

    /** The sales that move stock, in the order of their numbers. */
    List<String> goods() {
        return goods;
    }

    /** The documents that move stock or cause what moves it, one movement each. */
    List<String> movers() {
        return movers;
    }

    /** Whether a document of this kind moves stock itself. */
    static boolean moves(DocumentIdentity document) {
        return document.kind() == DocumentKind.STOCK_MOVEMENT || document.kind() == DocumentKind.STOCK_COUNT;
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
        String app = door == FrontDoor.GATEWAY ? subscribe() : null;
        cluster.keys()
                .put(new DeviceCredentials(
                        deviceId,
                        Environment.SANDBOX,
                        door,
                        pin,
                        BRANCH,
                        cluster.kra().initialise(pin, BRANCH, serial),
                        null,
                        app));
        announce(DeviceState.BASIC_DATA_SYNCED);
        activate();
        stockUp(OPENING, CEMENT);
    }

    /** An app of its own at the gateway: a token that runs out is nobody else's. */
    private String subscribe() {
        String app = "app-" + pin;
        cluster.kra().app(app + "-id", "secret", app + "-kra");
        cluster.keys().put(new GatewayAppCredentials(app, Environment.SANDBOX, app + "-id", "secret", app + "-kra"));
        return app;
    }

    /** Says that the device may submit; said again it ends a pause. */
    void activate() {
        announce(DeviceState.ACTIVE);
    }

    private void announce(DeviceState state) {
        version++;
        cluster.publish(new DeviceStatus(
                deviceId,
                version,
                TENANT,
                Environment.SANDBOX,
                pin,
                BRANCH,
                Solution.OSCU,
                door,
                "FAULTS/" + pin,
                "Mtaa Traders",
                null,
                state,
                null,
                new ControlUnit("KRACU0400000001", "KRA1", null),
                null,
                door == FrontDoor.GATEWAY ? "app-" + pin : null,
                StockPolicy.WAIT,
                Instant.now()));
    }

    private void stockUp(String id, ItemRef item) {
        movers.add(id);
        publish(new StockMovement(
                TENANT,
                source(),
                id,
                1,
                deviceId,
                null,
                DAY,
                MovementType.ADJUSTMENT_IN,
                null,
                List.of(new StockMovementLine("1", item, new BigDecimal("1000"), new BigDecimal("900"))),
                "opening stock"));
    }

    /** What cement is composed of is on hand. */
    void stockUpSand() {
        stockUp("sand", SAND);
    }

    /** Three calls: the sale, its movement, its stock master. */
    void sellGoods() {
        String id = sell(CEMENT);
        goods.add(id);
        movers.add(id);
    }

    /** Two calls: the item, the sale. */
    void sellNewService() {
        sell(item("service-" + published(DocumentKind.SALE), ItemType.SERVICE));
    }

    private String sell(ItemRef item) {
        int number = published(DocumentKind.SALE) + 1;
        String id = "Invoice/" + number;
        publish(new Sale(
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
                List.of(new SaleLine("1", item, BigDecimal.ONE, null, null, new BigDecimal(number + ".00"), TaxType.B)),
                null));
        return id;
    }

    /** Credits the first sale of goods, which has ended; three calls. */
    void credit() {
        DocumentResult sold = cluster.results().of(deviceId).stream()
                .filter(result ->
                        result.receipt() != null && result.sourceDocumentId().equals(goods.getFirst()))
                .findFirst()
                .orElseThrow();
        Receipt original = Objects.requireNonNull(sold.receipt());
        RoutedCreditNote note = new RoutedCreditNote(
                TENANT,
                source(),
                "CreditMemo/1",
                1,
                deviceId,
                deviceId,
                null,
                "CN-1",
                DAY,
                CreditReason.DAMAGED,
                deviceId,
                new OriginalSale(
                        sold.identity(),
                        original.documentNumber(),
                        original.environment(),
                        original.pin(),
                        original.branchId(),
                        original.solution(),
                        original.controlUnitId(),
                        original.invoiceNumber(),
                        original.receiptNumber(),
                        original.signature(),
                        original.signedAt(),
                        original.buyer()),
                original.lines(),
                null,
                Instant.now());
        movers.add(note.sourceDocumentId());
        published.add(note.identity());
        cluster.publish(note);
    }

    /** Confirms what a supplier says to have sold, once; three calls. */
    void purchase() {
        cluster.kra()
                .plant(
                        "purchases",
                        Map.of(
                                "tin",
                                pin,
                                "spplrTin",
                                SUPPLIER,
                                "spplrNm",
                                "Supplier Ltd",
                                "spplrInvcNo",
                                55,
                                "taxTyCd",
                                "B",
                                "totAmt",
                                1000));
        movers.add(BILL);
        publish(new PurchaseDecision(
                TENANT,
                source(),
                BILL,
                1,
                deviceId,
                null,
                Decision.APPROVED,
                RegistrationType.MANUAL,
                PurchaseType.PURCHASE,
                new PurchaseSupplier(SUPPLIER, BRANCH, "Supplier Ltd", 55L),
                null,
                null,
                DAY,
                PaymentMethod.CREDIT,
                null,
                List.of(new PurchaseDecisionLine(
                        "1", null, CEMENT, new BigDecimal("5"), null, new BigDecimal("1000.00"), TaxType.B, null)),
                null));
    }

    /** Approves a line that customs declared, once; three calls. */
    void clearImport() {
        JsonNode row = cluster.kra().plant("imports", Map.of("tin", pin, "taskCd", IMPORT_TASK));
        movers.add(IMPORT);
        publish(new ImportDecision(
                TENANT,
                source(),
                IMPORT,
                1,
                deviceId,
                null,
                Decision.APPROVED,
                row.path("dclDe").asText(),
                IMPORT_TASK,
                row.path("itemSeq").asLong(),
                null,
                row.path("hsCd").asText(),
                CEMENT,
                DAY,
                BigDecimal.TEN,
                null,
                null));
    }

    /** Finds less on the shelves than there should be; two calls. */
    void count() {
        movers.add("Count/1");
        publish(new StockCount(
                TENANT,
                source(),
                "Count/1",
                1,
                deviceId,
                null,
                DAY,
                List.of(new StockCountLine("1", CEMENT, new BigDecimal("900"), null)),
                null));
    }

    /** Makes cement of sand, once. */
    void compose() {
        publish(new ItemComposition(
                TENANT,
                source(),
                "Assembly/1",
                1,
                deviceId,
                null,
                CEMENT,
                List.of(new ItemComponent(SAND, new BigDecimal("2"))),
                null));
    }

    void registerCustomer() {
        publish(new BranchCustomer(
                TENANT,
                source(),
                "Customer/5",
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
                null));
    }

    void registerUser() {
        publish(new BranchUser(
                TENANT, source(), "User/1", 1, deviceId, null, "jane", "Jane", null, null, null, true, null));
    }

    void registerInsurance() {
        publish(new BranchInsurance(TENANT, source(), "Scheme/1", 1, deviceId, null, "AAR", "AAR", 80, true));
    }

    private void publish(FiscalDocument document) {
        published.add(document.identity());
        cluster.publish(document);
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
        return door + " " + pin;
    }
}
