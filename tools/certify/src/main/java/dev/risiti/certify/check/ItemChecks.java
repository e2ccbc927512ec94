package dev.risiti.certify.check;

import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.item.ItemCode;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.ItemClassListAnswer.ItemClass;
import dev.risiti.oscu.wire.ItemCompositionRequest;
import dev.risiti.oscu.wire.ItemListAnswer.ItemRow;
import dev.risiti.oscu.wire.ItemRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Items under codes of their own, new ones in every run (KRA reference 2.12 to 2.14, 6). */
final class ItemChecks {
    static final String ITEMS = "items";
    static final String PACKING_UNIT = "NT";
    static final String QUANTITY_UNIT = "NO";

    private static final String COUNTRY = "KE";
    private static final int FLOUR_IN_A_CAKE = 2;

    private final Desk desk;
    private final OscuLookups lookups;
    private final Shop shop;

    ItemChecks(Desk desk, OscuLookups lookups, Shop shop) {
        this.desk = desk;
        this.lookups = lookups;
        this.shop = shop;
    }

    Check items() {
        return Check.of(
                        ITEMS,
                        KraTest.ITEM,
                        "raw material, finished goods at B and A, a service at C",
                        "2.12, 6",
                        this::saveItems)
                .after(ReferenceChecks.CODES, ReferenceChecks.CLASSES);
    }

    private Verdict saveItems() {
        if (!shop.numbers().knows(Numbers.Counter.ITEM)) {
            shop.numbers().used(Numbers.Counter.ITEM, lastItemNumber());
        }
        var remark = "";
        for (var ware : Ware.values()) {
            var itemClass = classFor(ware.taxType());
            var sent = desk.numbered(
                    shop.device(),
                    Numbers.Counter.ITEM,
                    Outcome.Counter.ITEM_NUMBER,
                    number -> ItemRequest.of(
                            shop.pin(),
                            shop.branch(),
                            code(ware, number),
                            itemClass.itemClsCd(),
                            ware.title(),
                            ware.taxType(),
                            null,
                            ware.price(),
                            Shop.AUDIT));
            shop.registered(new Item(ware, code(ware, sent.number()), itemClass.itemClsCd()));
            remark = remark + sent.remark();
        }
        return new Verdict.Passed(Arrays.stream(Ware.values())
                        .map(ware -> shop.item(ware).code().value())
                        .collect(Collectors.joining(", "))
                + remark);
    }

    private static ItemCode code(Ware ware, long number) {
        return new ItemCode(COUNTRY, ware.type(), PACKING_UNIT, QUANTITY_UNIT, number);
    }

    /** The counter runs per PIN over all types and units. */
    private long lastItemNumber() {
        return Desk.answer(lookups.items(shop.device(), ReferenceChecks.EVER)).stream()
                .flatMap(found -> found.items().stream())
                .flatMap(row -> number(row).stream())
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    private static Optional<Long> number(ItemRow row) {
        var packing = row.pkgUnitCd();
        var quantity = row.qtyUnitCd();
        return packing == null || quantity == null
                ? Optional.empty()
                : ItemCode.parse(row.itemCd(), packing, quantity).map(ItemCode::number);
    }

    /** A class of that tax type, as deep in the tree as there is. */
    private ItemClass classFor(TaxType type) {
        var inUse = shop.classes().stream().filter(ItemClass::inUse).toList();
        return inUse.stream()
                .filter(row -> type.name().equals(row.taxTyCd()))
                .max(Comparator.comparing(
                                (ItemClass row) -> Objects.requireNonNullElse(row.itemClsLvl(), BigDecimal.ZERO))
                        .thenComparing(row -> !row.itemClsCd().endsWith("0000"))
                        .thenComparing(ItemClass::itemClsCd, Comparator.reverseOrder()))
                .orElse(inUse.getLast());
    }

    Check products() {
        return Check.of("products", KraTest.PRODUCTS, "", "2.13", this::lookUpProducts)
                .after(ITEMS);
    }

    private Verdict lookUpProducts() {
        var rows = Desk.answer(lookups.items(shop.device(), ReferenceChecks.EVER))
                .orElseThrow(() -> new CheckFailedException("KRA lists no item"))
                .items();
        for (var ware : Ware.values()) {
            var item = shop.item(ware);
            var row = rows.stream()
                    .filter(each -> each.itemCd().equals(item.code().value()))
                    .findFirst()
                    .orElseThrow(() -> new CheckFailedException(item.code() + " is not listed"));
            Desk.require(
                    ware.title().equals(row.itemNm())
                            && item.itemClsCd().equals(row.itemClsCd())
                            && ware.type().code().equals(row.itemTyCd())
                            && ware.taxType().name().equals(row.taxTyCd()),
                    item.code() + " came back as " + row);
        }
        return new Verdict.Passed("items: " + rows.size() + ", the saved ones among them");
    }

    Check composition() {
        return Check.of("composition", KraTest.COMPOSITION, "a cake is made of two of flour", "2.14, 7", () -> {
                    desk.accepted(
                            shop.device(),
                            new ItemCompositionRequest(
                                    shop.pin(),
                                    shop.branch(),
                                    shop.item(Ware.CAKE).code().value(),
                                    shop.item(Ware.FLOUR).code().value(),
                                    BigDecimal.valueOf(FLOUR_IN_A_CAKE),
                                    Shop.AUDIT));
                    return new Verdict.Passed(
                            FLOUR_IN_A_CAKE + " of " + shop.item(Ware.FLOUR).code());
                })
                .after(StockChecks.OPENING, StockChecks.STATED);
    }
}
