package dev.risiti.submission.step;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.BranchUserRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.result.Results;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The branch user that KRA wants before the first sale: we create one, and nobody ever signs in as it. */
final class BranchUserSteps implements Steps<BranchUserSteps.Nothing> {
    private static final String USER_ID = "risiti";
    private static final String USER_NAME = "Risiti";

    /** Everything that is sent follows from the device. */
    record Nothing() {}

    @Override
    public Class<Nothing> payloadType() {
        return Nothing.class;
    }

    @Override
    public Next next(Work<Nothing> work, @Nullable Long number) {
        Device device = work.device();
        // KRA demands a password; this one is thrown away with the attempt's body.
        String password = UUID.randomUUID().toString();
        return Next.Call.of(
                BranchUserRequest.of(device.pin(), device.branchId(), USER_ID, USER_NAME, password, Wire.AUDIT));
    }

    @Override
    public Task.Done accepted(Work<Nothing> work, Attempt attempt, Answer answer) {
        Device device = work.device();
        return new Task.Done(
                true,
                List.of(
                        Results.accepted(work.document(), device.deviceId(), null, work.now()),
                        new Effect.Publish(
                                new DeviceProgress(
                                        device.deviceId(),
                                        device.tenantId(),
                                        DeviceProgress.Milestone.BRANCH_USER_SAVED,
                                        work.now(),
                                        null),
                                "device/" + device.deviceId(),
                                work.now())));
    }
}
