package dev.risiti.submission.step;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.result.Drift;
import dev.risiti.contracts.result.Reason;
import dev.risiti.submission.document.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a change of an accepted document in the books calls for. Pure. */
public final class Drifts {
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_CHANGES = 100;
    /** They reach nobody's receipt. */
    private static final Set<String> NOT_FISCAL = Set.of("revision", "remark", "bookId", "deviceId");

    private Drifts() {}

    public static Reason reason(int newRevision, int acceptedRevision) {
        return Reason.of(
                "CHANGED_AFTER_SIGNING",
                "Revision %d came after KRA had taken revision %d; nothing of it is sent"
                        .formatted(newRevision, acceptedRevision));
    }

    /** @param before the accepted payload; {@code after} the one that came later */
    public static Drift between(Document accepted, byte[] before, int newRevision, byte[] after) {
        List<Drift.Change> changes = new ArrayList<>();
        compare("", EventJson.read(before, JsonNode.class), EventJson.read(after, JsonNode.class), changes);
        List<Drift.Change> fiscal = changes.stream()
                .filter(change -> !NOT_FISCAL.contains(change.field()))
                .limit(MOST_CHANGES)
                .toList();
        Drift.Remedy remedy = remedy(accepted.identity().kind(), before, after, fiscal);
        return new Drift(accepted.revision(), newRevision, fiscal, remedy, sentence(remedy));
    }

    private static Drift.Remedy remedy(DocumentKind kind, byte[] before, byte[] after, List<Drift.Change> fiscal) {
        if (fiscal.isEmpty() || kind != DocumentKind.SALE) {
            return Drift.Remedy.NOTHING;
        }
        return onlyLess(EventJson.read(before, Sale.class), EventJson.read(after, Sale.class), fiscal)
                ? Drift.Remedy.CREDIT_NOTE
                : Drift.Remedy.CREDIT_NOTE_AND_REISSUE;
    }

    /** Whether lines went away or became smaller, and nothing else changed. */
    private static boolean onlyLess(Sale before, Sale after, List<Drift.Change> fiscal) {
        Map<String, SaleLine> lines =
                before.lines().stream().collect(Collectors.toMap(SaleLine::lineId, Function.identity()));
        return fiscal.stream().allMatch(change -> change.field().startsWith("lines"))
                && after.lines().stream().allMatch(line -> {
                    SaleLine was = lines.get(line.lineId());
                    return was != null
                            && was.item().equals(line.item())
                            && was.taxType() == line.taxType()
                            && notMore(line.quantity(), was.quantity())
                            && notMore(line.total(), was.total());
                });
    }

    private static boolean notMore(BigDecimal now, BigDecimal then) {
        return now.compareTo(then) <= 0;
    }

    private static String sentence(Drift.Remedy remedy) {
        return switch (remedy) {
            case CREDIT_NOTE -> "The books show less than KRA signed: raise a credit note for the difference.";
            case CREDIT_NOTE_AND_REISSUE ->
                "The books show something else than KRA signed: credit the whole document and issue it anew.";
            case NOTHING ->
                "Nothing that KRA has is touched by this change; a difference in stock or items needs a"
                        + " document of its own.";
        };
    }

    private static void compare(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<Drift.Change> changes) {
        if (before != null && after != null && before.isObject() && after.isObject()) {
            Set<String> names = new TreeSet<>();
            add(before.fieldNames(), names);
            add(after.fieldNames(), names);
            for (String name : names) {
                compare(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), changes);
            }
        } else if (before != null && after != null && before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare("%s[%d]".formatted(path, i), before.get(i), after.get(i), changes);
            }
        } else if (!text(before).equals(text(after))) {
            changes.add(new Drift.Change(path, shown(before), shown(after)));
        }
    }

    private static void add(Iterator<String> names, Set<String> all) {
        names.forEachRemaining(all::add);
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || node.isNull() ? "" : node.isValueNode() ? node.asText() : node.toString();
    }

    private static @Nullable String shown(@Nullable JsonNode node) {
        String text = text(node);
        if (text.isEmpty()) {
            return null;
        }
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }
}
