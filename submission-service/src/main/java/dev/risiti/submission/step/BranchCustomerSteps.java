package dev.risiti.submission.step;

import dev.risiti.contracts.document.BranchCustomer;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.BranchCustomerRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.result.Results;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer of the branch: {@code saveBhfCustomer}, which registers one or changes it. No sale waits for it. */
final class BranchCustomerSteps implements Steps<BranchCustomer> {
    @Override
    public Class<BranchCustomer> payloadType() {
        return BranchCustomer.class;
    }

    @Override
    public Next next(Work<BranchCustomer> work, @Nullable Long number) {
        BranchCustomer customer = work.payload();
        Device device = work.device();
        return Next.Call.of(new BranchCustomerRequest(
                device.pin(),
                device.branchId(),
                customer.customerNumber(),
                customer.pin(),
                customer.name(),
                customer.address(),
                customer.phone(),
                customer.email(),
                customer.fax(),
                Wire.yesOrNo(customer.inUse()),
                customer.remark(),
                Wire.AUDIT));
    }

    @Override
    public Task.Done accepted(Work<BranchCustomer> work, Attempt attempt, Answer answer) {
        return new Task.Done(
                true, List.of(Results.accepted(work.document(), work.device().deviceId(), null, work.now())));
    }
}
