package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The arithmetic of the strict side (KRA reference 5.3, convention C): line amounts contain the tax, are rounded half-up
 * to the cent per line, and each header amount is the sum of the rounded lines. Everything is recomputed to the cent.
 *
 * <p>Where the reference leaves a discount open, {@code splyAmt} stands before it, as in the only live evidence, and the
 * discount must be what a whole percentage yields (KRA reference 5.4).
 */
public final class ConventionC {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final CodeLists codeLists;

    public ConventionC(CodeLists codeLists) {
        this.codeLists = codeLists;
    }

    /**
     * Lines, the five tax types and the totals of a sale, a credit note or a purchase.
     *
     * @throws Refused 910 naming the first amount that is off, with the expected and the found figure
     */
    public void checkDocument(Body sale, List<Body> lines, Profile rules) {
        Map<String, BigDecimal> taxable = new HashMap<>();
        Map<String, BigDecimal> tax = new HashMap<>();
        for (Body line : lines) {
            checkLine(line);
            String type = line.required("taxTyCd");
            taxable.merge(type, line.amount("taxblAmt"), BigDecimal::add);
            tax.merge(type, line.amount("taxAmt"), BigDecimal::add);
        }
        for (String type : codeLists.taxTypes()) {
            checkRate(sale, type, taxable.containsKey(type), rules.taxRtE());
            expect(sale, "taxblAmt" + type, taxable.getOrDefault(type, BigDecimal.ZERO), "");
            expect(sale, "taxAmt" + type, tax.getOrDefault(type, BigDecimal.ZERO), "");
        }
        checkTotals(sale, lines);
    }

    /** The lines of a stock movement, whose discount is an amount and nothing else. */
    public void checkMovementLines(List<Body> lines) {
        for (Body line : lines) {
            String where = " on item: " + line.counter("itemSeq");
            if (line.amount("totAmt").signum() == 0) {
                throw Refused.parameter("Expected a value for totAmt" + where + " but it is empty or null");
            }
            expect(line, "splyAmt", cents(line.amount("qty").multiply(line.amount("prc"))), where);
            checkTax(line, line.amount("splyAmt").subtract(line.amount("totDcAmt")), where);
        }
    }

    /** Header totals equal the sums of the lines. */
    public void checkTotals(Body body, List<Body> lines) {
        expect(body, "totTaxblAmt", sum(lines, "taxblAmt"), "");
        expect(body, "totTaxAmt", sum(lines, "taxAmt"), "");
        expect(body, "totAmt", sum(lines, "totAmt"), "");
    }

    private void checkLine(Body line) {
        String where = " on item: " + line.counter("itemSeq");
        BigDecimal supply = cents(line.amount("qty").multiply(line.amount("prc")));
        expect(line, "splyAmt", supply, where);

        BigDecimal percent = line.amount("dcRt").setScale(0, RoundingMode.HALF_UP);
        BigDecimal discount = supply.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        try {
            expect(line, "dcAmt", discount, where);
        } catch (Refused refused) {
            throw refused.atGateway("Invalid dcAmt for item");
        }

        checkTax(line, supply.subtract(discount), where);
    }

    private void checkTax(Body line, BigDecimal gross, String where) {
        BigDecimal rate = codeLists.taxRate(line.required("taxTyCd"));
        BigDecimal taxable = gross.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
        expect(line, "taxblAmt", taxable, where);
        expect(line, "taxAmt", gross.subtract(taxable), where);
        expect(line, "totAmt", gross, where);
    }

    /** A type that no line uses may carry its rate or zero. */
    private void checkRate(Body sale, String type, boolean used, Profile.UnusedRate unused) {
        BigDecimal found = sale.amount("taxRt" + type);
        BigDecimal expected = codeLists.taxRate(type, unused);
        if (found.compareTo(expected) != 0 && (used || found.signum() != 0)) {
            throw Refused.parameter("Rule taxRt" + type + " failed: Tax rate mismatch. Expected: "
                    + cents(expected).toPlainString() + ", Found: " + found.toPlainString());
        }
    }

    private static void expect(Body body, String field, BigDecimal expected, String where) {
        BigDecimal found = body.amount(field);
        if (found.compareTo(expected) != 0) {
            throw Refused.parameter("Invalid " + field + where + ". Expected: "
                    + cents(expected).toPlainString() + ", But Found: "
                    + cents(found).toPlainString());
        }
    }

    private static BigDecimal sum(List<Body> lines, String field) {
        return lines.stream().map(line -> line.amount(field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
