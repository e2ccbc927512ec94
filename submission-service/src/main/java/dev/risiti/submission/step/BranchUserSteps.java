package dev.risiti.submission.step;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.document.BranchUser;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.BranchUserRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user of the branch: {@code saveBhfUser}, which registers one or changes it. Nobody signs in at KRA as any of them,
 * so the password that KRA demands is made here and goes with the attempt's body. {@linkplain OwnBranchUser Our own}
 * lets its device begin.
 */
final class BranchUserSteps implements Steps<BranchUser> {
    @Override
    public Class<BranchUser> payloadType() {
        return BranchUser.class;
    }

    @Override
    public Next next(Work<BranchUser> work, @Nullable Long number) {
        BranchUser user = work.payload();
        Device device = work.device();
        return Next.Call.of(new BranchUserRequest(
                device.pin(),
                device.branchId(),
                user.userId(),
                user.name(),
                UUID.randomUUID().toString(),
                user.address(),
                user.contact(),
                user.authorityCode(),
                user.remark(),
                Wire.yesOrNo(user.inUse()),
                Wire.AUDIT));
    }

    @Override
    public Task.Done accepted(Work<BranchUser> work, Attempt attempt, Answer answer) {
        Device device = work.device();
        List<Effect> effects = new ArrayList<>();
        effects.add(Results.accepted(work.document(), device.deviceId(), null, work.now()));
        if (OwnBranchUser.is(work.document())) {
            effects.add(new Effect.Publish(
                    new DeviceProgress(
                            device.deviceId(),
                            device.tenantId(),
                            DeviceProgress.Milestone.BRANCH_USER_SAVED,
                            work.now(),
                            null),
                    "device/" + device.deviceId(),
                    work.now()));
        }
        return new Task.Done(true, effects);
    }
}
