package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a purchase must have in common with the supplier's invoice it confirms (KRA reference 8). */
public final class SupplierInvoice {
    private SupplierInvoice() {}

    /** @throws Refused 910 with the null pointer text when the purchase names no supplier invoice */
    public static void checkNamed(Body purchase) {
        if (purchase.text("spplrInvcNo") == null) {
            String customer = "Expected a value but found null. Check your payload and try again";
            throw Refused.parameter(customer)
                    .atGateway(
                            customer,
                            "Expected a value but found null. Possible cause: Cannot invoke"
                                    + " \"String.equals(Object)\" because \"requestedInvcNo\" is null");
        }
    }

    /**
     * Each line must carry the supplier's tax-inclusive total; fewer lines than the supplier's are fine.
     *
     * @param row the supplier's invoice as the feed shows it; null when the feed has none
     * @throws Refused 910 with the live texts
     */
    public static void check(Body purchase, List<Body> lines, @Nullable Body row) {
        if (row == null) {
            String cause = "Supplier invoice number " + purchase.text("spplrInvcNo") + " does not exist";
            throw Refused.parameter(cause).atGateway("Missing purchase Record", cause);
        }
        if (!Objects.equals(purchase.text("spplrNm"), row.text("spplrNm"))) {
            throw Refused.parameter("spplrNm provided in the request body does not match the purchase Record");
        }
        List<Body> supplied = row.list("itemList");
        for (Body line : lines) {
            Body theirs = supplied.stream()
                    .filter(each -> matches(line, each))
                    .findFirst()
                    .orElseThrow(() -> Refused.parameter("Item on item: " + line.counter("itemSeq")
                            + " does not exist in supplier invoice number " + purchase.text("spplrInvcNo")));
            BigDecimal expected = theirs.amount("totAmt");
            if (line.amount("splyAmt").compareTo(expected) != 0) {
                throw Refused.parameter("Invalid splyAmnt on item: " + line.counter("itemSeq") + ". Expected: "
                        + cents(expected) + ", But Found: " + cents(line.amount("splyAmt")));
            }
        }
    }

    /** By the supplier's item code where it is given, by position otherwise. */
    private static boolean matches(Body line, Body theirs) {
        String spplrItemCd = line.text("spplrItemCd");
        return spplrItemCd == null
                ? line.counter("itemSeq") == theirs.counter("itemSeq")
                : spplrItemCd.equals(theirs.text("itemCd"));
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
