package dev.risiti.sync.mapping;

import dev.risiti.contracts.books.Book;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.oscu.amounts.Apportionment;
import dev.risiti.sync.quickbooks.TaxCode;
import dev.risiti.sync.quickbooks.TaxMode;
import dev.risiti.sync.quickbooks.Transaction;
import dev.risiti.sync.quickbooks.TransactionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out what each line costs the customer, tax and discounts included (connector reference 7.2).
 *
 * <p>Prices without tax: the line's net, less its part of the document's discount, times one plus the rate. Prices with
 * tax: what the customer saw; net amounts are only derived from it, so the document's discount is what lies between
 * the lines and the total.
 */
final class LineTaxes {
    /** The key in the book's mapping for lines that have no tax code. */
    static final String NO_TAX_CODE = "none";

    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    private final Book book;
    private final Transaction transaction;
    private final Catalogue catalogue;

    LineTaxes(Book book, Transaction transaction, Catalogue catalogue) {
        this.book = book;
        this.transaction = transaction;
        this.catalogue = catalogue;
    }

    List<TaxedLine> taxed() {
        transaction.lines().forEach(LineTaxes::refuseNegative);
        if (transaction.discount().signum() < 0) {
            throw new HeldException(
                    DocumentState.UNCLEAR, "NEGATIVE_DISCOUNT", "The discount of the document is negative.");
        }
        if (transaction.discount().signum() != 0 && !transaction.taxAfterDiscount()) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "DISCOUNT_AFTER_TAX",
                    "The discount is taken off after tax; KRA taxes what the customer pays."
                            + " Set the discount to apply before tax.");
        }
        return transaction.taxMode() == TaxMode.INCLUSIVE ? fromGross() : fromNet();
    }

    private List<TaxedLine> fromNet() {
        List<BigDecimal> nets = transaction.lines().stream()
                .map(line -> line.amount().setScale(2, RoundingMode.HALF_UP))
                .toList();
        List<BigDecimal> discounts = spread(transaction.discount().setScale(2, RoundingMode.HALF_UP), nets);
        List<TaxedLine> taxed = new ArrayList<>();
        for (int i = 0; i < nets.size(); i++) {
            TransactionLine line = transaction.lines().get(i);
            BigDecimal percent = percent(line);
            BigDecimal gross = withTax(nets.get(i).subtract(discounts.get(i)), percent);
            taxed.add(taxedLine(line, percent, withTax(nets.get(i), percent), gross));
        }
        return taxed;
    }

    private List<TaxedLine> fromGross() {
        List<BigDecimal> grosses = transaction.lines().stream()
                .map(line -> {
                    BigDecimal inclusive = line.inclusiveAmount();
                    return inclusive == null
                            ? withTax(line.amount(), percent(line))
                            : inclusive.setScale(2, RoundingMode.HALF_UP);
                })
                .toList();
        List<BigDecimal> discounts = spread(grossDiscount(grosses), grosses);
        List<TaxedLine> taxed = new ArrayList<>();
        for (int i = 0; i < grosses.size(); i++) {
            TransactionLine line = transaction.lines().get(i);
            taxed.add(taxedLine(
                    line, percent(line), grosses.get(i), grosses.get(i).subtract(discounts.get(i))));
        }
        return taxed;
    }

    /**
     * The discount as the customer sees it. The books give it net or gross, depending on how it was typed; the total
     * says which, and must lie between the two.
     */
    private BigDecimal grossDiscount(List<BigDecimal> grosses) {
        BigDecimal stated = transaction.discount().setScale(2, RoundingMode.HALF_UP);
        if (stated.signum() == 0) {
            return stated;
        }
        BigDecimal sum = grosses.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal between = sum.subtract(transaction.total().setScale(2, RoundingMode.HALF_UP));
        BigDecimal highest = transaction.lines().stream()
                .map(line -> withTax(stated, percent(line)))
                .reduce(stated, BigDecimal::max);
        if (between.compareTo(stated.subtract(TOLERANCE)) < 0 || between.compareTo(highest.add(TOLERANCE)) > 0) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "DISCOUNT_DIFFERS",
                    "The lines come to %s and the total is %s, which does not fit the discount of %s."
                            .formatted(sum, transaction.total(), stated));
        }
        return between;
    }

    private static List<BigDecimal> spread(BigDecimal discount, List<BigDecimal> weights) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (discount.compareTo(sum) > 0) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "DISCOUNT_TOO_LARGE",
                    "The discount of %s is more than the lines, which come to %s.".formatted(discount, sum));
        }
        return Apportionment.of(discount, weights);
    }

    /** Adds the line's own discount, which the books have already taken off the amount. */
    private TaxedLine taxedLine(TransactionLine line, BigDecimal percent, BigDecimal beforeShared, BigDecimal gross) {
        BigDecimal before = beforeShared;
        BigDecimal amountOff = line.discountAmount();
        BigDecimal rateOff = line.discountRate();
        if (amountOff != null) {
            before = before.add(withTax(amountOff, percent));
        } else if (rateOff != null && rateOff.signum() > 0 && rateOff.compareTo(TaxedLine.HUNDRED) < 0) {
            before = before.multiply(TaxedLine.HUNDRED)
                    .divide(TaxedLine.HUNDRED.subtract(rateOff), 2, RoundingMode.HALF_UP);
        }
        return new TaxedLine(line, taxType(line), percent, before, gross);
    }

    private static BigDecimal withTax(BigDecimal net, BigDecimal percent) {
        return net.multiply(TaxedLine.factor(percent)).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal percent(TransactionLine line) {
        TaxCode code = taxCode(line);
        return code == null || transaction.taxMode() == TaxMode.NOT_APPLICABLE
                ? BigDecimal.ZERO
                : catalogue.percent(code, transaction.date());
    }

    private @Nullable TaxCode taxCode(TransactionLine line) {
        String id = line.taxCodeId();
        if (id == null) {
            return null;
        }
        TaxCode code = catalogue.taxCodes().get(id);
        if (code == null) {
            throw new HeldException(
                    DocumentState.MAPPING_MISSING,
                    "TAX_CODE_UNKNOWN",
                    "%s uses tax code %s, which the books do not know.".formatted(label(line), id));
        }
        return code;
    }

    /** KRA's type by the book's mapping alone: three codes of 0 % mean three different things. */
    private TaxType taxType(TransactionLine line) {
        TaxCode code = taxCode(line);
        String key = code == null ? NO_TAX_CODE : code.id();
        TaxType type = book.mapping().taxTypes().get(key);
        if (type == null) {
            throw new HeldException(
                    DocumentState.MAPPING_MISSING,
                    "TAX_CODE_NOT_MAPPED",
                    "%s %s; add taxTypes.%s to the mapping of book '%s'."
                            .formatted(
                                    label(line),
                                    code == null
                                            ? "has no tax code"
                                            : "uses tax code %s '%s', which has no KRA tax type"
                                                    .formatted(code.id(), code.name()),
                                    key,
                                    book.name()));
        }
        return type;
    }

    private static void refuseNegative(TransactionLine line) {
        BigDecimal inclusive = line.inclusiveAmount();
        if (line.amount().signum() < 0 || (inclusive != null && inclusive.signum() < 0)) {
            throw new HeldException(
                    DocumentState.UNCLEAR,
                    "NEGATIVE_LINE",
                    "%s is negative; KRA takes no negative lines. Use a discount or a credit memo."
                            .formatted(label(line)));
        }
    }

    /** How a sentence names a line. */
    static String label(TransactionLine line) {
        String description = line.description();
        return "Line " + line.id() + (description == null ? "" : " (" + description + ")");
    }
}
