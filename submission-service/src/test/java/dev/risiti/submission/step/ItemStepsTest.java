package dev.risiti.submission.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.risiti.contracts.document.ItemDocument;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.ListedItem;
import dev.risiti.submission.item.RegisterItem;
import dev.risiti.submission.lane.LaneScope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemStepsTest {
    private static final String CODE = "KE2NTNO0000004";
    private static final ItemRef CEMENT = Scene.item("11");
    private static final ItemRef DEARER = Scene.item("11", ItemType.FINISHED_PRODUCT, "NO", TaxType.B, "120.00");
    private static final ItemRef BAGGED = Scene.item("11", ItemType.FINISHED_PRODUCT, "BG", TaxType.B, "100.00");
    private static final ItemRef ZERO_RATED = Scene.item("11", ItemType.FINISHED_PRODUCT, "NO", TaxType.C, "100.00");

    private final Scene scene = new Scene();

    @Test
    void registersAnItemOfAConnectorUnderTheNextCode() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        Task task = task(document(CEMENT, true, null), 0);
        Next next = task.next(5L);
        assertThat(Scene.body(next).get("itemCd").asText()).isEqualTo("KE2NTNO0000005");
        Task.Done done = scene.accept(task, next, 5L);
        scene.apply(done.effects());
        assertThat(item().itemCode()).isEqualTo("KE2NTNO0000005");
        assertThat(done.effects()).contains(new Effect.Wake(scene.key("11").wakeKey()));
        assertThat(done.whole()).isTrue();
    }

    @Test
    void takesOverAnItemThatAnotherSystemRegistered() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        scene.listed.put(scene.key("11"), List.of(listed("KE2NTNO0000042", CEMENT.name())));
        Next next = task(document(CEMENT, true, null), 0).next(5L);
        assertThat(next).isInstanceOf(Next.Skip.class);
        assertThat(next.effects()).contains(new Effect.Wake(scene.key("11").wakeKey()));
        scene.apply(next.effects());
        assertThat(item().itemCode()).isEqualTo("KE2NTNO0000042");
        assertThat(task(document(CEMENT, true, null), 1).next(null)).isInstanceOf(Next.Finish.class);
    }

    @Test
    void asksAPersonWhenKraListsWhatOnlyLooksLikeTheItem() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        scene.listed.put(
                scene.key("11"), List.of(listed("KE2NTNO0000042", CEMENT.name().toUpperCase(Locale.ROOT))));
        Next.Park park = (Next.Park) task(document(CEMENT, true, null), 0).next(5L);
        assertThat(park.wakeKey()).isEqualTo(scene.key("11").linkKey());
        assertThat(park.reason().code()).isEqualTo("ITEM_DOUBTFUL");
        assertThat(park.effects()).contains(new Effect.Explain(scene.key("11").wakeKey(), park.reason()));
    }

    private static ListedItem listed(String code, String name) {
        return new ListedItem(
                code, name, "2", CEMENT.classCode(), "KE", "NT", "NO", "B", null, CEMENT.defaultPrice(), true, false);
    }

    @Test
    void tellsKraAllThatTheConnectorSays() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        ItemDocument document = new ItemDocument(
                "tenant",
                Scene.SOURCE,
                "Item/11",
                1,
                Scene.DEVICE,
                null,
                CEMENT,
                true,
                true,
                null,
                new BigDecimal("7.5"));
        Next next = task(document, 0).next(1L);
        assertThat(Scene.body(next).get("isrcAplcbYn").asText()).isEqualTo("Y");
        assertThat(Scene.body(next).get("sftyQty").decimalValue()).isEqualByComparingTo("7.5");
    }

    @Test
    void finishesWithoutACallWhenKraHasTheItemAsItIs() {
        scene.registered(CEMENT, CODE, "0");
        Next next = task(document(CEMENT, true, null), 0).next(5L);
        assertThat(next).isInstanceOf(Next.Finish.class);
        assertThat(Scene.result(next.effects())).contains(ResultState.ACCEPTED);
    }

    @Test
    void savesAChangedPriceAgainUnderTheSameCodeAndWithoutANumber() {
        scene.registered(CEMENT, CODE, "0");
        assertThat(task(document(DEARER, true, null), 0).next(5L)).isInstanceOf(Next.Skip.class);
        Task second = task(document(DEARER, true, null), 1);
        assertThat(second.counter()).isEmpty();
        Next next = second.next(null);
        assertThat(Scene.body(next).get("itemCd").asText()).isEqualTo(CODE);
        scene.apply(scene.accept(second, next, null).effects());
        assertThat(item().attributes().ref()).isEqualTo(DEARER);
    }

    @Test
    void givesANewUnitANewCodeOnTheDirectDoorToo() {
        scene.registered(CEMENT, CODE, "0");
        Next next = task(document(BAGGED, true, null), 0).next(5L);
        assertThat(Scene.body(next).get("itemCd").asText()).isEqualTo("KE2NTBG0000005");
    }

    @Test
    void keepsLinesOnTheOldCodeUntilKraHasTheNewOne() {
        scene.registered(CEMENT, CODE, "0");
        Task task = task(document(BAGGED, true, null), 0);
        scene.apply(task.next(5L).effects());
        assertThat(item().itemCode()).isEqualTo(CODE);
        scene.apply(task.refused(Reason.of("REFUSED_BY_KRA", "no")));
        assertThat(item().state()).isEqualTo(CatalogueItem.State.REGISTERED);
        assertThat(item().itemCode()).isEqualTo(CODE);
    }

    @Test
    void givesANewTaxTypeANewCodeAtTheGateway() {
        scene.atGateway().registered(CEMENT, CODE, "0");
        Next next = task(document(ZERO_RATED, true, null), 0).next(5L);
        assertThat(Scene.body(next).get("itemCd").asText()).isEqualTo("KE2NTNO0000005");
    }

    @Test
    void savesANewTaxTypeUnderTheSameCodeOnTheDirectDoor() {
        scene.registered(CEMENT, CODE, "0");
        assertThat(task(document(ZERO_RATED, true, null), 0).next(5L)).isInstanceOf(Next.Skip.class);
    }

    @Test
    void sendsNoPriceChangeToTheGateway() {
        scene.atGateway().registered(CEMENT, CODE, "0");
        Next next = task(document(DEARER, true, null), 0).next(5L);
        assertThat(next).isInstanceOf(Next.Finish.class);
        assertThat(Scene.result(next.effects())).contains(ResultState.ACCEPTED);
    }

    @Test
    void retiresAnItemAsKraKnowsItAndBringsItBack() {
        scene.registered(CEMENT, CODE, "0");
        Task retire = task(document(BAGGED, false, null), 1);
        Next retired = retire.next(null);
        assertThat(Scene.body(retired).get("useYn").asText()).isEqualTo("N");
        assertThat(Scene.body(retired).get("qtyUnitCd").asText()).isEqualTo("NO");
        scene.apply(scene.accept(retire, retired, null).effects());
        assertThat(task(document(CEMENT, true, null), 0).next(5L)).isInstanceOf(Next.Skip.class);
    }

    @Test
    void tellsKraNothingOfAnItemThatIsSoldNoMoreAndWasNeverRegistered() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        assertThat(task(document(CEMENT, false, null), 0).next(1L)).isInstanceOf(Next.Finish.class);
    }

    @Test
    void neverChangesAnItemForWhatALineSays() {
        scene.registered(CEMENT, CODE, "0");
        Next next = scene.task(document(CEMENT, true, null).identity(), RegisterItem.ofLine(Scene.SOURCE, BAGGED), 0)
                .next(5L);
        assertThat(next).isInstanceOf(Next.Finish.class);
    }

    @Test
    void booksTheOpeningQuantityInTheLaneOfTheDeviceItWasPublishedUnder() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        Task task = task(document(CEMENT, true, "12.5"), 0);
        var added = Scene.added(scene.accept(task, task.next(5L), 5L).effects());
        assertThat(added).hasSize(1);
        assertThat(added.getFirst().lane()).isEqualTo(LaneScope.ofDevice(Scene.DEVICE));
        assertThat(Scene.movement(added.getFirst()).type()).isEqualTo(MovementType.ADJUSTMENT_IN);
        assertThat(Scene.movement(added.getFirst()).lines().getFirst().quantity())
                .isEqualByComparingTo("12.5");
    }

    @Test
    void namesTheOpeningOfADeviceAlikeWhicheverDocumentSaysIt() {
        scene.registered(CEMENT, CODE, "0");
        ItemDocument first = document(CEMENT, true, "12");
        ItemDocument again = new ItemDocument(
                "tenant", Scene.SOURCE, "Item/11/2", 1, Scene.DEVICE, null, CEMENT, true, false, BigDecimal.TEN, null);
        assertThat(Scene.added(task(again, 0).next(5L).effects()).getFirst().identity())
                .isEqualTo(Scene.added(task(first, 0).next(5L).effects())
                        .getFirst()
                        .identity());
    }

    @Test
    void refusesAnItemWhoseUnitCannotStandInACode() {
        ItemRef odd = Scene.item("11", ItemType.FINISHED_PRODUCT, "boxes", TaxType.B, "1.00");
        scene.knows(ItemDetails.ofLine(odd), null, CatalogueItem.State.NAMED, "0");
        assertThat(task(document(odd, true, null), 0).next(1L)).isInstanceOf(Next.Refuse.class);
    }

    @Test
    void explainsARefusalToThoseWhoWait() {
        scene.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        assertThat(task(document(CEMENT, true, null), 0).refused(Reason.of("REFUSED_BY_KRA", "no")))
                .anyMatch(effect -> effect instanceof Effect.Explain explain
                        && explain.wakeKey().equals(scene.key("11").wakeKey()));
    }

    @Property
    void remembersTheCodeThatWasSentWhateverItsNumber(@ForAll @LongRange(min = 1, max = 9_999_999) long number) {
        Scene fresh = new Scene();
        fresh.knows(ItemDetails.ofLine(CEMENT), null, CatalogueItem.State.NAMED, "0");
        Task task = fresh.task(document(CEMENT, true, null).identity(), document(CEMENT, true, null), 0);
        Next next = task.next(number);
        fresh.apply(fresh.accept(task, next, number).effects());
        assertThat(Objects.requireNonNull(fresh.items.get(fresh.key("11"))).itemCode())
                .isEqualTo(Scene.body(next).get("itemCd").asText());
    }

    private CatalogueItem item() {
        return Objects.requireNonNull(scene.items.get(scene.key("11")));
    }

    private Task task(ItemDocument document, int step) {
        return scene.task(document.identity(), document, step);
    }

    private static ItemDocument document(ItemRef item, boolean inUse, @Nullable String opening) {
        return new ItemDocument(
                "tenant",
                Scene.SOURCE,
                "Item/11",
                1,
                Scene.DEVICE,
                null,
                item,
                inUse,
                false,
                opening == null ? null : new BigDecimal(opening),
                null);
    }
}
