package dev.risiti.submission.step;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.BranchUserRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The branch user that KRA wants before the first sale: we create one, and nobody ever signs in as it. */
@ApplicationScoped
public class BranchUserSteps implements Steps {
    private static final String USER_ID = "risiti";
    private static final String USER_NAME = "Risiti";

    private final Results results;
    private final Clock clock;

    BranchUserSteps(Results results, Clock clock) {
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Next next(Document document, Device device, Numbers numbers) {
        // KRA demands a password; this one is thrown away with the attempt's body.
        String password = UUID.randomUUID().toString();
        return Next.Call.of(
                BranchUserRequest.of(device.pin(), device.branchId(), USER_ID, USER_NAME, password, Wire.AUDIT));
    }

    @Override
    public Optional<Counter> counter(Document document, Device device) {
        return Optional.empty();
    }

    @Override
    public boolean accepted(Document document, Attempt attempt, Device device, Answer answer, Effects effects) {
        results.accepted(document, device.deviceId(), null, effects);
        effects.publish(
                new DeviceProgress(
                        device.deviceId(),
                        device.tenantId(),
                        DeviceProgress.Milestone.BRANCH_USER_SAVED,
                        clock.instant(),
                        null),
                "device/" + device.deviceId(),
                clock.instant());
        return true;
    }

    @Override
    public void refused(Document document, Device device, Reason reason, Effects effects) {
        // The device stays before ACTIVE and the refused result says why.
    }
}
