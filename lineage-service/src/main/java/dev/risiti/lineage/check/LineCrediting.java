package dev.risiti.lineage.check;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the lines of a credit note into wire lines of its original, within what is left of each. */
final class LineCrediting {

    /** Either the plan, or why there is none. */
    sealed interface Outcome {
        record Planned(CreditPlan plan) implements Outcome {}

        record Impossible(Reason reason) implements Outcome {}
    }

    private final CreditNote note;
    private final IssuedSale sale;
    private final Pouring pouring;
    /** By {@code itemSeq}; shrinks line by line, so that two lines of one note cannot take the same units. */
    private final Map<Integer, IssuedLine> left = new LinkedHashMap<>();

    private final List<WireLine> lines = new ArrayList<>();
    private final List<Taking> takings = new ArrayList<>();

    LineCrediting(CreditNote note, IssuedSale sale, BigDecimal tolerance) {
        this.note = note;
        this.sale = sale;
        this.pouring = new Pouring(tolerance);
        sale.lines().forEach(line -> left.put(line.wire().sequence(), line));
    }

    Outcome outcome() {
        for (CreditNoteLine line : note.lines()) {
            // Like a sale's line that costs nothing, it is not sent: KRA takes none, and the sale has none either.
            if (line.total().signum() > 0) {
                Optional<Reason> reason = credit(line);
                if (reason.isPresent()) {
                    return new Outcome.Impossible(reason.get());
                }
            }
        }
        if (lines.isEmpty()) {
            return new Outcome.Impossible(CheckCode.NOTHING_TO_CREDIT.because(
                    "Credit note %s credits no money, so there is nothing to sign.".formatted(note.number())));
        }
        return new Outcome.Planned(new CreditPlan(sale, lines, takings));
    }

    private Optional<Reason> credit(CreditNoteLine line) {
        List<IssuedLine> named = left.values().stream()
                .filter(original -> isNamedBy(line, original.wire()))
                .toList();
        if (named.isEmpty()) {
            return Optional.of(CheckCode.LINE_NOT_ON_ORIGINAL.because(
                    "Line %s of credit note %s credits item %s%s, which is not on sale %s."
                            .formatted(
                                    line.lineId(),
                                    note.number(),
                                    line.sourceItemId(),
                                    line.originalLineId() == null ? "" : " of line " + line.originalLineId(),
                                    sale.number())));
        }
        List<IssuedLine> open = named.stream()
                .filter(original -> original.leftQuantity().signum() > 0)
                .toList();
        BigDecimal leftQuantity = open.stream().map(IssuedLine::leftQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        String item = named.getFirst().wire().itemName();
        if (line.quantity().compareTo(leftQuantity) > 0) {
            return Optional.of(CheckCode.QUANTITY_EXCEEDS.because(
                    "Credit note %s credits %s of \"%s\", but only %s are left to credit on sale %s."
                            .formatted(
                                    note.number(), plain(line.quantity()), item, plain(leftQuantity), sale.number())));
        }
        BigDecimal amount = line.total().multiply(sale.exchangeRate()).setScale(2, RoundingMode.HALF_UP);
        Optional<List<Pouring.Portion>> portions = pouring.pour(open, line.quantity(), amount);
        if (portions.isEmpty()) {
            return Optional.of(CheckCode.AMOUNT_EXCEEDS.because(
                    "Credit note %s credits KES %s for %s of \"%s\", which is more than they cost on sale %s less what was credited before."
                            .formatted(note.number(), plain(amount), plain(line.quantity()), item, sale.number())));
        }
        portions.get().forEach(portion -> take(line, portion));
        return Optional.empty();
    }

    private static boolean isNamedBy(CreditNoteLine line, WireLine original) {
        return original.sourceItemId().equals(line.sourceItemId())
                && (line.originalLineId() == null || original.lineId().equals(line.originalLineId()));
    }

    private void take(CreditNoteLine line, Pouring.Portion portion) {
        WireLine original = portion.line().wire();
        int sequence = lines.size() + 1;
        boolean whole = portion.line().untouched()
                && portion.empties()
                && portion.amount().compareTo(original.totalAmount()) == 0;
        if (whole) {
            lines.add(CreditLineArithmetic.whole(original, sequence, line.lineId()));
        } else if (portion.amount().signum() > 0) {
            lines.add(
                    CreditLineArithmetic.part(original, sequence, line.lineId(), portion.quantity(), portion.amount()));
        }
        takings.add(new Taking(original.sequence(), portion.quantity(), portion.amount()));
        left.put(original.sequence(), portion.line().after(portion.quantity(), portion.amount()));
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
