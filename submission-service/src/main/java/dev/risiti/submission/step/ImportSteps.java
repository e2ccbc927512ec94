package dev.risiti.submission.step;

import dev.risiti.contracts.document.Decision;
import dev.risiti.contracts.document.ImportDecision;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.ImportItemUpdateRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the business says to one line of a customs declaration: {@code updateImportItem}, which maps it to an item of
 * ours; KRA demands one for a rejection too, so that the item is registered first either way. Approved goods come into
 * stock by a movement of their own.
 */
final class ImportSteps implements Steps<ImportDecision> {
    @Override
    public Class<ImportDecision> payloadType() {
        return ImportDecision.class;
    }

    @Override
    public List<NamedItem> items(ImportDecision decision, Device device) {
        return List.of(NamedItem.of(device, decision.source(), decision.item()));
    }

    @Override
    public Next next(Work<ImportDecision> work, @Nullable Long number) {
        ImportDecision decision = work.payload();
        Device device = work.device();
        return switch (ItemCodes.of(work, decision.source(), List.of(decision.item()))) {
            case ItemCodes.Missing(var park) -> park;
            case ItemCodes.All(var codes) ->
                Next.Call.of(new ImportItemUpdateRequest(
                        device.pin(),
                        device.branchId(),
                        decision.taskCode(),
                        decision.declarationDate(),
                        decision.itemSequence(),
                        decision.hsCode(),
                        decision.item().classCode(),
                        Objects.requireNonNull(codes.get(decision.item().sourceItemId()), "it was found"),
                        decision.decision().importStatus(),
                        remark(decision),
                        Wire.AUDIT.modrId(),
                        Wire.AUDIT.modrNm()));
        };
    }

    private static String remark(ImportDecision decision) {
        String remark = decision.remark();
        if (remark != null && !remark.isBlank()) {
            return remark;
        }
        return switch (decision.decision()) {
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
        };
    }

    @Override
    public Task.Done accepted(Work<ImportDecision> work, Attempt attempt, Answer answer) {
        ImportDecision decision = work.payload();
        List<Effect> effects = new ArrayList<>();
        effects.add(Results.accepted(work.document(), work.device().deviceId(), null, work.now()));
        BigDecimal quantity = decision.quantity();
        if (decision.decision() == Decision.APPROVED
                && quantity != null
                && decision.item().type().hasStock()) {
            BigDecimal price = decision.unitPrice();
            effects.addAll(StockLegs.of(
                    work.document(),
                    decision.source(),
                    work.device().deviceId(),
                    decision.date(),
                    MovementType.IMPORT_IN,
                    null,
                    decision.remark(),
                    List.of(new StockMovementLine(
                            "1",
                            decision.item(),
                            quantity,
                            price == null ? decision.item().defaultPrice() : price))));
        }
        return new Task.Done(true, effects);
    }
}
