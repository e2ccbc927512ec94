package dev.risiti.submission.step;

import dev.risiti.contracts.document.ItemRef;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.RegisterItem;

/**
 * What an item document calls for at KRA (design section 5, KRA reference 6). Pure.
 *
 * <p>A code contains country, type and both units of its item, so that none of these can change under a code. The
 * gateway changes nothing of a saved item at all: there a new class or tax type gets a new code too, and what a code can
 * live with - name, price, barcode, whether it is sold - is not sent.
 */
sealed interface ItemChange {
    /** KRA has it as it is, or as good as it gets. */
    record None() implements ItemChange {}

    /** The item gets the taxpayer's next code. Stock under an older code stays there. */
    record NewCode() implements ItemChange {}

    /** The same code is saved again. */
    record SaveAgain(String code, ItemDetails as) implements ItemChange {}

    static ItemChange of(CatalogueItem known, RegisterItem wanted, FrontDoor door) {
        ItemDetails now = wanted.details();
        String code = known.itemCode();
        if (known.state() != CatalogueItem.State.REGISTERED || code == null) {
            // KRA needs not hear of an item that is sold no more and that it never knew.
            return now.inUse() ? new NewCode() : new None();
        }
        if (wanted.namedByLine()) {
            return new None();
        }
        ItemDetails was = known.attributes();
        return switch (door) {
            case GATEWAY -> now.inUse() && !sameAtGateway(was.ref(), now.ref()) ? new NewCode() : new None();
            case DIRECT -> {
                if (!now.inUse()) {
                    // Retiring an item changes nothing else of it.
                    yield was.inUse() ? new SaveAgain(code, was.retired()) : new None();
                }
                if (!sameCode(was.ref(), now.ref())) {
                    yield new NewCode();
                }
                yield was.equals(now) ? new None() : new SaveAgain(code, now);
            }
        };
    }

    private static boolean sameCode(ItemRef was, ItemRef now) {
        return was.originCountry().equals(now.originCountry())
                && was.type() == now.type()
                && was.packagingUnit().equals(now.packagingUnit())
                && was.quantityUnit().equals(now.quantityUnit());
    }

    private static boolean sameAtGateway(ItemRef was, ItemRef now) {
        return sameCode(was, now) && was.classCode().equals(now.classCode()) && was.taxType() == now.taxType();
    }
}
