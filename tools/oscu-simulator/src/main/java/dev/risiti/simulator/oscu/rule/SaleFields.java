package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Fields of a sale that the paper leaves free and the strict side does not (KRA reference 5.5). */
public final class SaleFields {
    private SaleFields() {}

    /** @throws Refused 910 with the live texts */
    public static void check(Body sale, List<Body> lines, Profile rules) {
        if (rules.stockRlsDt() == Profile.Field.REQUIRED && sale.text("stockRlsDt") == null) {
            throw Refused.parameter("stockRlsDt cannot be null");
        }
        if (rules.receiptBuyer() == Profile.Buyer.MATCH
                && !Objects.equals(sale.text("custTin"), sale.object("receipt").text("custTin"))) {
            throw Refused.parameter("custTin on receipt does not match custTin provided in the request body");
        }
        if (rules.salePkg() == Profile.SalePkg.ONE) {
            int row = 0;
            for (Body line : lines) {
                row++;
                BigDecimal pkg = line.amount("pkg");
                if (pkg.compareTo(BigDecimal.ONE) != 0) {
                    throw Refused.parameter(
                            "Invalid pkg for ItemList " + row + ". Expected: 1, Found: " + pkg.toPlainString());
                }
            }
        }
    }
}
