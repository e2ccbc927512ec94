package dev.risiti.submission.item;

import dev.risiti.contracts.document.ItemRef;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which item of KRA's list a source's item is (design section 5). Only what leaves no doubt is taken over: one item, not
 * taken by another of the source's, with the very name, type, units and class. Whatever looks like it is for a person.
 * Pure.
 */
public sealed interface ItemMatch {
    /** It is that one. */
    record Same(ListedItem listed) implements ItemMatch {}

    /** It may be one of these. */
    record Doubtful(List<ListedItem> listed) implements ItemMatch {}

    /** KRA has none like it. */
    record None() implements ItemMatch {}

    /** @param free the items of the list that no source's item has yet */
    static ItemMatch of(ItemRef wanted, List<ListedItem> free) {
        List<ListedItem> exact =
                free.stream().filter(listed -> exactly(wanted, listed)).toList();
        if (exact.size() == 1) {
            return new Same(exact.getFirst());
        }
        List<ListedItem> alike =
                free.stream().filter(listed -> looksLike(wanted, listed)).toList();
        return alike.isEmpty() ? new None() : new Doubtful(alike);
    }

    private static boolean exactly(ItemRef wanted, ListedItem listed) {
        return listed.inUse()
                && wanted.name().equals(listed.name())
                && wanted.type().code().equals(listed.type())
                && wanted.classCode().equals(listed.classCode())
                && wanted.packagingUnit().equals(listed.packagingUnit())
                && wanted.quantityUnit().equals(listed.quantityUnit());
    }

    private static boolean looksLike(ItemRef wanted, ListedItem listed) {
        return sameName(wanted.name(), listed.name())
                || (wanted.barcode() != null && wanted.barcode().equals(listed.barcode()));
    }

    private static boolean sameName(String wanted, @Nullable String listed) {
        return listed != null && folded(wanted).equals(folded(listed));
    }

    /** Without what people type differently: case and spaces. */
    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
