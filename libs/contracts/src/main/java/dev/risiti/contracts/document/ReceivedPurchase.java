package dev.risiti.contracts.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.value.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier's sale as KRA's list tells of it, besides the supplier: codes and amounts are the supplier's, kept as they
 * are, and need not be coherent (KRA reference 8). What is empty there is absent here.
 *
 * @param controlUnitId {@code spplrSdcId}
 * @param machineCode {@code spplrMrcNo}
 * @param receiptTypeCode {@code rcptTyCd}: S sale, R credit note
 * @param paymentCode {@code pmtTyCd}
 * @param confirmedAt {@code cfmDt}
 * @param salesDate {@code salesDt}
 * @param stockReleasedAt {@code stockRlsDt}
 * @param taxes the types that the sale has
 */
public record ReceivedPurchase(
        @Nullable String controlUnitId,
        @Nullable String machineCode,
        @Nullable String receiptTypeCode,
        @Nullable String paymentCode,
        @Nullable Instant confirmedAt,
        @Nullable LocalDate salesDate,
        @Nullable Instant stockReleasedAt,
        List<ReceivedTax> taxes,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal totalTaxable,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal totalTax,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal total,
        @Nullable String remark,
        List<ReceivedPurchaseLine> lines) {
    public ReceivedPurchase {
        Check.optionalText("controlUnitId", controlUnitId, 64);
        Check.optionalText("machineCode", machineCode, 64);
        Check.optionalText("receiptTypeCode", receiptTypeCode, 16);
        Check.optionalText("paymentCode", paymentCode, 16);
        taxes = List.copyOf(Check.present("taxes", taxes));
        totalTaxable = Check.decimal("totalTaxable", totalTaxable);
        totalTax = Check.decimal("totalTax", totalTax);
        total = Check.decimal("total", total);
        Check.optionalText("remark", remark, 1000);
        lines = List.copyOf(Check.present("lines", lines));
    }
}
