package dev.risiti.simulator.oscu.rule;

import dev.risiti.simulator.oscu.json.Body;
import dev.risiti.simulator.oscu.registry.Fact;
import dev.risiti.simulator.oscu.registry.KraTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a credit note must have in common with the sale it credits (KRA reference 9). */
public final class CreditNotes {
    private static final int MOST_NOTES = 2;
    private static final int MOST_MONTHS = 6;

    private CreditNotes() {}

    /**
     * @param original the document that {@code orgInvcNo} names in this counter, if any
     * @param credited the credit notes already signed for it
     * @throws Refused 910 with the live texts
     */
    public static void check(
            Body note, Fact.@Nullable SaleSigned original, List<Fact.SaleSigned> credited, Profile rules, Instant now) {
        Fact.SaleSigned sale = checkOriginal(original);
        if (rules.creditDate() == Profile.Field.REQUIRED && note.text("rfdDt") == null) {
            throw Refused.parameter("Missing RfdDt Date");
        }
        if (note.text("rfdRsnCd") == null) {
            throw Refused.parameter("Invalid RfdRsnCd");
        }
        if (rules.creditBuyer() == Profile.Buyer.MATCH) {
            checkBuyer(note, sale);
        }
        if (rules.creditCap() == Profile.CreditCap.CAPPED_TWO_IN_SIX_MONTHS) {
            checkPolicy(sale, credited, now);
        }
        if (rules.creditCap() != Profile.CreditCap.OFF) {
            checkCap(note, sale, credited);
        }
    }

    /**
     * The sale that a note names.
     *
     * @throws Refused 910 with the live text when there is none
     */
    public static Fact.SaleSigned checkOriginal(Fact.@Nullable SaleSigned original) {
        if (original == null || !original.rcptTyCd().equals("S")) {
            throw Refused.parameter("orgInvcNo does not exist. Please update the field and try again");
        }
        return original;
    }

    private static void checkPolicy(Fact.SaleSigned original, List<Fact.SaleSigned> credited, Instant now) {
        if (credited.size() >= MOST_NOTES) {
            throw Refused.parameter("Only " + MOST_NOTES + " credit notes are allowed per invoice");
        }
        if (KraTime.day(now).isAfter(KraTime.day(original.at()).plusMonths(MOST_MONTHS))) {
            throw Refused.parameter("The invoice is older than " + MOST_MONTHS + " months");
        }
    }

    private static void checkBuyer(Body note, Fact.SaleSigned original) {
        if (note.text("custNm") == null || original.custNm() == null) {
            throw Refused.parameter("Expected a value but found null. Possible cause: getCustNm() is null");
        }
        if (!Objects.equals(note.text("custNm"), original.custNm())) {
            throw Refused.parameter("custNm provided in the request body does not match custNm from the orgInvcNo");
        }
        if (!Objects.equals(note.text("custTin"), original.custTin())) {
            throw Refused.parameter("custTin provided in the request body does not match custTin from the orgInvcNo");
        }
    }

    private static void checkCap(Body note, Fact.SaleSigned original, List<Fact.SaleSigned> credited) {
        Map<String, Remaining> left = new HashMap<>();
        add(left, original.row().body(), 1);
        credited.forEach(earlier -> add(left, earlier.row().body(), -1));
        add(left, note, -1);
        left.forEach((itemCd, remaining) -> {
            if (remaining.qty().signum() < 0 || remaining.amount().signum() < 0) {
                throw Refused.parameter("Credit note exceeds the original on item " + itemCd + ": quantity by "
                        + remaining.qty().negate().max(BigDecimal.ZERO).toPlainString() + ", amount by "
                        + remaining.amount().negate().max(BigDecimal.ZERO).toPlainString());
            }
        });
    }

    private static void add(Map<String, Remaining> left, Body document, int sign) {
        BigDecimal factor = BigDecimal.valueOf(sign);
        for (Body line : document.list("itemList")) {
            left.merge(
                    line.required("itemCd"),
                    new Remaining(
                            line.amount("qty").multiply(factor),
                            line.amount("totAmt").multiply(factor)),
                    Remaining::plus);
        }
    }

    private record Remaining(BigDecimal qty, BigDecimal amount) {
        Remaining plus(Remaining other) {
            return new Remaining(qty.add(other.qty), amount.add(other.amount));
        }
    }
}
