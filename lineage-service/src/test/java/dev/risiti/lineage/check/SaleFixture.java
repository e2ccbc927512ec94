package dev.risiti.lineage.check;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditNoteLine;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.OriginalReference;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.lineage.OriginalSale;
import dev.risiti.contracts.result.WireLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A signed sale "INV-1" of "shop" and the credit notes against it. */
public final class SaleFixture {
    static final Instant SIGNED_AT = Instant.parse("2026-01-10T09:00:00Z");
    static final String PIN = "P051234567A";

    private SaleFixture() {}

    static IssuedSale sale(List<WireLine> lines) {
        return sale(lines, Solution.OSCU, "A000111222B", BigDecimal.ONE);
    }

    static IssuedSale sale(
            List<WireLine> lines, Solution solution, @Nullable String buyerPin, BigDecimal exchangeRate) {
        OriginalSale original = new OriginalSale(
                new DocumentIdentity("tenant", "shop", DocumentKind.SALE, "1"),
                "INV-1",
                Environment.SANDBOX,
                PIN,
                "00",
                solution,
                "KRACU0100000001",
                7,
                7,
                "V249J39CFJ48HE2W",
                SIGNED_AT,
                new Buyer("Wanjiku Traders", buyerPin, null));
        return new IssuedSale(
                UUID.randomUUID(),
                original,
                "issuer",
                LocalDate.of(2026, 1, 10),
                exchangeRate,
                lines.stream()
                        .map(line -> new IssuedLine(line, BigDecimal.ZERO, new BigDecimal("0.00")))
                        .toList(),
                0);
    }

    /** A line at 16 %, with the arithmetic of convention C. */
    public static WireLine line(int sequence, String lineId, String item, String quantity, String total) {
        BigDecimal amount = new BigDecimal(total);
        BigDecimal units = new BigDecimal(quantity);
        BigDecimal taxable =
                amount.multiply(BigDecimal.valueOf(100)).divide(BigDecimal.valueOf(116), 2, RoundingMode.HALF_UP);
        BigDecimal price = amount.divide(units, 2, RoundingMode.HALF_UP);
        boolean divides = price.multiply(units).compareTo(amount) == 0;
        return new WireLine(
                sequence,
                lineId,
                item,
                ItemType.FINISHED_PRODUCT,
                "KE2NTNO0000001",
                "1010160100",
                "Soap",
                "NT",
                "NO",
                divides ? units : BigDecimal.ONE,
                divides ? price : amount,
                amount,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                TaxType.B,
                BigDecimal.valueOf(16),
                taxable,
                amount.subtract(taxable),
                amount,
                units);
    }

    static CreditNote note(CreditNoteLine... lines) {
        return note("A000111222B", CreditReason.REFUND, lines);
    }

    static CreditNote note(@Nullable String buyerPin, CreditReason reason, CreditNoteLine... lines) {
        return new CreditNote(
                "tenant",
                "shop",
                "cn-1",
                1,
                "other-branch",
                null,
                "CN-1",
                LocalDate.of(2026, 1, 11),
                new OriginalReference("1", "INV-1"),
                reason,
                buyerPin,
                null,
                List.of(lines),
                null);
    }

    static CreditNoteLine credit(String item, String quantity, String total) {
        return credit(null, item, quantity, total);
    }

    static CreditNoteLine credit(@Nullable String originalLine, String item, String quantity, String total) {
        return new CreditNoteLine("c1", originalLine, item, new BigDecimal(quantity), new BigDecimal(total));
    }

    /** The sale after a note was raised against it. */
    static IssuedSale after(CreditPlan plan) {
        List<IssuedLine> lines = new ArrayList<>(plan.sale().lines());
        for (Taking taking : plan.takings()) {
            lines.replaceAll(line -> line.wire().sequence() == taking.originalSequence()
                    ? line.after(taking.quantity(), taking.amount())
                    : line);
        }
        IssuedSale before = plan.sale();
        return new IssuedSale(
                before.id(),
                before.original(),
                before.deviceId(),
                before.date(),
                before.exchangeRate(),
                lines,
                before.notes() + 1);
    }
}
