package dev.risiti.certify.check;

import dev.risiti.certify.endpoint.Target;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.wire.Audit;
import dev.risiti.oscu.wire.ImportItemListAnswer.ImportItem;
import dev.risiti.oscu.wire.InitAnswer;
import dev.risiti.oscu.wire.ItemClassListAnswer.ItemClass;
import dev.risiti.oscu.wire.PurchaseSalesListAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the certified device so far. Checks leave here what later ones need; whoever reads something has
 * the check that leaves it among its needs.
 */
final class Shop {
    static final Audit AUDIT = Audit.by("certify", "Certification");

    private final Target target;
    private final Numbers numbers;
    private final Instant startedAt;
    private final Map<Ware, Item> items = new EnumMap<>(Ware.class);
    private final Map<Ware, BigDecimal> stock = new EnumMap<>(Ware.class);

    private @Nullable DeviceCredentials device;
    private @Nullable InitAnswer registration;
    private Map<TaxType, BigDecimal> rates = Map.of();
    private List<ItemClass> classes = List.of();
    private List<ImportItem> imports = List.of();
    private List<PurchaseSalesListAnswer.Sale> purchases = List.of();
    private @Nullable Issued sale;
    private @Nullable Issued creditNote;

    /** @param startedAt beginning of the run */
    Shop(Target target, Numbers numbers, Instant startedAt) {
        this.target = target;
        this.numbers = numbers;
        this.startedAt = startedAt;
        target.key().ifPresent(this::hasKey);
    }

    Target target() {
        return target;
    }

    Numbers numbers() {
        return numbers;
    }

    Instant startedAt() {
        return startedAt;
    }

    String pin() {
        return target.pin();
    }

    String branch() {
        return target.branch();
    }

    /** The device as every call but initialisation names it. */
    DeviceCredentials device() {
        return present(device, "a key");
    }

    void hasKey(String key) {
        device = new DeviceCredentials(target.pin(), target.branch(), key, target.route());
    }

    Optional<InitAnswer> registration() {
        return Optional.ofNullable(registration);
    }

    void registered(InitAnswer answer) {
        registration = answer;
        hasKey(answer.cmcKey());
    }

    Map<TaxType, BigDecimal> rates() {
        return rates;
    }

    void rates(Map<TaxType, BigDecimal> listed) {
        rates = Map.copyOf(listed);
    }

    static BigDecimal rate(Map<TaxType, BigDecimal> rates, TaxType type) {
        return present(rates.get(type), "a rate of tax type " + type);
    }

    Basket basket() {
        return new Basket(rates);
    }

    List<ItemClass> classes() {
        return classes;
    }

    void classes(List<ItemClass> listed) {
        classes = List.copyOf(listed);
    }

    Item item(Ware ware) {
        return present(items.get(ware), "an item for " + ware);
    }

    void registered(Item item) {
        items.put(item.ware(), item);
    }

    /** On hand by the movements KRA has accepted. */
    BigDecimal stock(Ware ware) {
        return stock.getOrDefault(ware, BigDecimal.ZERO);
    }

    /** KRA has accepted that movement. */
    void moved(Map<Ware, BigDecimal> quantities, boolean in) {
        quantities.forEach((ware, quantity) -> stock.merge(ware, in ? quantity : quantity.negate(), BigDecimal::add));
    }

    Issued sale() {
        return present(sale, "a sale");
    }

    void sold(Issued issued) {
        sale = issued;
    }

    Issued creditNote() {
        return present(creditNote, "a credit note");
    }

    void credited(Issued issued) {
        creditNote = issued;
    }

    List<ImportItem> imports() {
        return imports;
    }

    void imports(List<ImportItem> listed) {
        imports = List.copyOf(listed);
    }

    List<PurchaseSalesListAnswer.Sale> purchases() {
        return purchases;
    }

    void purchases(List<PurchaseSalesListAnswer.Sale> listed) {
        purchases = List.copyOf(listed);
    }

    private static <T> T present(@Nullable T fact, String what) {
        if (fact == null) {
            throw new IllegalStateException("no check has left " + what);
        }
        return fact;
    }
}
