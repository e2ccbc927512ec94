package dev.risiti.submission.step;

import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.StockMovementRequest;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.device.Device;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Goods that move at a device, as {@code insertStockIO} tells it. Pure. */
record MovementCall(
        MovementType type,
        LocalDate date,
        @Nullable String partnerBranchId,
        @Nullable String remark,
        List<StockMovementLine> lines) {

    /** @param codes item codes by source item id, for every line */
    Next call(Work<?> work, long number, Map<String, String> codes) {
        Device device = work.device();
        for (StockMovementLine line : lines) {
            if (line.unitPrice().signum() < 0) {
                return Next.Refuse.because(Reason.of(
                        "NOT_SENDABLE",
                        "'%s' has a negative price".formatted(line.item().name())));
            }
        }
        Optional<Next> missing = Wire.missingRate(
                work, lines.stream().map(line -> line.item().taxType()).collect(Collectors.toSet()), date);
        if (missing.isPresent()) {
            return missing.get();
        }
        LocalDate today = KraTime.dateOf(work.now());
        return Next.Call.of(StockMovementRequest.of(
                device.pin(),
                device.branchId(),
                number,
                null,
                null,
                partnerBranchId,
                type.code(),
                // KRA refuses a movement of its own tomorrow.
                date.isAfter(today) ? today : date,
                remark,
                Wire.AUDIT,
                StockWire.lines(lines, codes, work.rates(date))));
    }
}
