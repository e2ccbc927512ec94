package dev.risiti.submission.step;

import dev.risiti.contracts.document.BranchInsurance;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.BranchInsuranceRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.result.Results;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An insurance scheme of the branch: {@code saveBhfInsurance}, which registers one or changes it. */
final class BranchInsuranceSteps implements Steps<BranchInsurance> {
    @Override
    public Class<BranchInsurance> payloadType() {
        return BranchInsurance.class;
    }

    @Override
    public Next next(Work<BranchInsurance> work, @Nullable Long number) {
        BranchInsurance scheme = work.payload();
        Device device = work.device();
        return Next.Call.of(new BranchInsuranceRequest(
                device.pin(),
                device.branchId(),
                scheme.code(),
                scheme.name(),
                BigDecimal.valueOf(scheme.rate()),
                Wire.yesOrNo(scheme.inUse()),
                Wire.AUDIT));
    }

    @Override
    public Task.Done accepted(Work<BranchInsurance> work, Attempt attempt, Answer answer) {
        return new Task.Done(
                true, List.of(Results.accepted(work.document(), work.device().deviceId(), null, work.now())));
    }
}
