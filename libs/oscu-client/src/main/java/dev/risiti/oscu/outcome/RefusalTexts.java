package dev.risiti.oscu.outcome;

import dev.risiti.oscu.outcome.Outcome.Counter;
import dev.risiti.oscu.outcome.Outcome.Expected;
import dev.risiti.oscu.outcome.Outcome.Need;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of refusal texts, for refusals whose code says no more than "refused" or that have none (KRA reference
 * 3.2). First match wins; a text that matches nothing is a refusal of the document.
 */
final class RefusalTexts {
    private record Row(Pattern pattern, Verdict verdict) {}

    private record CounterRow(Pattern pattern, Counter counter) {}

    private static final List<Row> ROWS = List.of(
            row("there is no search result", new Verdict.Empty()),
            row("apigee_app_id", new Verdict.Connection(Trouble.APP_REJECTED)),
            row("TestSessionApiLog", new Verdict.Connection(Trouble.APP_REJECTED)),
            row("invalid access token", new Verdict.Connection(Trouble.ACCESS_DENIED)),
            row("did not return a unique result", new Verdict.Connection(Trouble.DEVICE_CORRUPTED)),
            row("not valid device", new Verdict.Connection(Trouble.DEVICE_REJECTED)),
            // Misleading: what it means is a branch header KRA does not know.
            row("error occurred while validating item tax type", new Verdict.Connection(Trouble.DEVICE_REJECTED)),
            row("missing tin\\b|\\btin cannot be (empty|null)", new Verdict.Connection(Trouble.HEADERS_MISSING)),
            row("get item classification list", new Verdict.Dependency(Need.CLASS_LIST)),
            row("orgInvcNo does not exist", new Verdict.Dependency(Need.ORIGINAL)),
            row("not exist in your stock", new Verdict.Dependency(Need.STOCK)),
            row("stock io is empty", new Verdict.Dependency(Need.STOCK)),
            row("insufficient stock|sufficient stock for this", new Verdict.Dependency(Need.STOCK)),
            row("itemCd does not exist", new Verdict.Dependency(Need.ITEM)),
            row("does not exist in your inventory", new Verdict.Dependency(Need.ITEM)));

    private static final List<CounterRow> COUNTERS = List.of(
            counter("(?<![a-z])invc ?no\\b", Counter.INVOICE_NUMBER),
            counter("(?<![a-z])sarNo\\b", Counter.MOVEMENT_NUMBER),
            counter("itemCd Sequence|itemCd is either reused", Counter.ITEM_NUMBER),
            counter("rsdQty mismatch", Counter.STOCK_ON_HAND));

    private static final Pattern EXPECTED = Pattern.compile("[Ee]xpected[^0-9]{0,80}([0-9]{1,18}(?:\\.[0-9]{1,4})?)");

    private RefusalTexts() {}

    private static Row row(String regex, Verdict verdict) {
        return new Row(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), verdict);
    }

    private static CounterRow counter(String regex, Counter counter) {
        return new CounterRow(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), counter);
    }

    /** What the words mean; empty when no row knows them. */
    static Optional<Verdict> verdict(String words) {
        return ROWS.stream()
                .filter(row -> row.pattern().matcher(words).find())
                .map(Row::verdict)
                .findFirst();
    }

    /** The figure KRA names, when the words are about one of its counters or balances. */
    static @Nullable Expected expected(String words) {
        var counter = COUNTERS.stream()
                .filter(row -> row.pattern().matcher(words).find())
                .findFirst();
        var figure = EXPECTED.matcher(words);
        return counter.isPresent() && figure.find()
                ? new Expected(counter.get().counter(), new BigDecimal(figure.group(1)))
                : null;
    }
}
