package dev.risiti.lineage.operator;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.contracts.value.Check;
import dev.risiti.contracts.value.ContractViolation;
import dev.risiti.lineage.check.IssuedLine;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of a document issued before or elsewhere.
 *
 * @param creditedQuantity what was credited there, in units of the source line; none when absent
 * @param creditedAmount what was credited there, in KES; none when absent
 */
public record ImportedLine(
        WireLine line,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal creditedQuantity,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal creditedAmount) {
    public ImportedLine {
        Check.present("line", line);
        creditedQuantity = creditedQuantity == null ? null : Check.decimal("creditedQuantity", creditedQuantity);
        creditedAmount = creditedAmount == null ? null : Check.notNegativeAmount("creditedAmount", creditedAmount);
        if (creditedQuantity != null
                && (creditedQuantity.signum() < 0 || creditedQuantity.compareTo(line.sourceQuantity()) > 0)) {
            throw new ContractViolation("creditedQuantity", creditedQuantity, "give at most what was sold");
        }
        if (creditedAmount != null && creditedAmount.compareTo(line.totalAmount()) > 0) {
            throw new ContractViolation("creditedAmount", creditedAmount, "give at most the line's total");
        }
    }

    IssuedLine issued() {
        return new IssuedLine(
                line,
                creditedQuantity == null ? BigDecimal.ZERO : creditedQuantity,
                creditedAmount == null ? new BigDecimal("0.00") : creditedAmount);
    }
}
