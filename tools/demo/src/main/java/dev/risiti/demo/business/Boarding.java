package dev.risiti.demo.business;

import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.InitialiseDevice;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.result.Reason;
import dev.risiti.demo.Deadline;
import dev.risiti.demo.DemoFailure;
import dev.risiti.demo.events.ConnectorPublisher;
import dev.risiti.demo.events.Watch;
import dev.risiti.demo.kra.KraReferee;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the branches on board by commands alone: register, initialise, wait until active. A branch that an earlier day
 * brought on board is found so and left alone.
 */
public final class Boarding {
    private static final Duration FIRST_GLANCE = Duration.ofSeconds(2);
    private static final Set<DeviceState> HOPELESS = EnumSet.of(DeviceState.BLOCKED, DeviceState.REMOVED);

    private final KraReferee kra;
    private final ConnectorPublisher publisher;
    private final Watch watch;

    public Boarding(KraReferee kra, ConnectorPublisher publisher, Watch watch) {
        this.kra = kra;
        this.publisher = publisher;
        this.watch = watch;
    }

    /** @throws DemoFailure with the device's reason when it does not become active in time */
    public List<BranchDevice> board(Deadline deadline) {
        // Reads the compacted history: empty on the first day, so it is waited for only a moment.
        watch.reached(
                () -> Business.branches().stream()
                        .allMatch(branch -> status(branch).isPresent()),
                Deadline.in(FIRST_GLANCE),
                () -> "");
        for (Branch branch : Business.branches()) {
            kra.approve(Business.PIN, branch.id(), branch.serialNumber(), Business.NAME);
            if (status(branch).isEmpty()) {
                publisher.publish(register(branch), "device/" + Business.PIN + "/" + branch.id());
            }
        }
        for (Branch branch : Business.branches()) {
            await(branch, EnumSet.complementOf(EnumSet.of(DeviceState.SUSPENDED)), deadline);
            DeviceStatus registered = known(branch);
            if (registered.state() == DeviceState.REGISTERED) {
                publisher.publish(
                        new InitialiseDevice(Business.TENANT, registered.deviceId()),
                        "device/" + registered.deviceId());
            }
        }
        return Business.branches().stream()
                .map(branch -> {
                    await(branch, EnumSet.of(DeviceState.ACTIVE), deadline);
                    return device(branch, known(branch));
                })
                .toList();
    }

    private static RegisterDevice register(Branch branch) {
        return new RegisterDevice(
                Business.TENANT,
                Environment.SANDBOX,
                Business.PIN,
                branch.id(),
                Solution.OSCU,
                FrontDoor.DIRECT,
                branch.serialNumber(),
                Business.NAME,
                branch.name(),
                null);
    }

    private void await(Branch branch, Set<DeviceState> wanted, Deadline deadline) {
        watch.until(
                () -> status(branch)
                        .map(DeviceStatus::state)
                        .filter(state -> {
                            if (HOPELESS.contains(state)) {
                                throw new DemoFailure(describe(branch));
                            }
                            return wanted.contains(state);
                        })
                        .isPresent(),
                deadline,
                () -> describe(branch));
    }

    private String describe(Branch branch) {
        return "branch %s (%s) is %s"
                .formatted(
                        branch.id(),
                        branch.name(),
                        status(branch)
                                .map(status -> status.state() + because(status.waitingFor()))
                                .orElse("not registered yet"));
    }

    private static String because(@Nullable Reason reason) {
        return reason == null ? "" : ": " + reason.text();
    }

    private DeviceStatus known(Branch branch) {
        return status(branch).orElseThrow(() -> new DemoFailure(describe(branch)));
    }

    private Optional<DeviceStatus> status(Branch branch) {
        return watch.log().devices().stream()
                .filter(status -> status.environment() == Environment.SANDBOX
                        && status.solution() == Solution.OSCU
                        && status.pin().equals(Business.PIN)
                        && status.branchId().equals(branch.id()))
                .findFirst();
    }

    private static BranchDevice device(Branch branch, DeviceStatus status) {
        ControlUnit unit = status.controlUnit();
        if (unit == null) {
            throw new DemoFailure("branch %s is active without a control unit".formatted(branch.id()));
        }
        return new BranchDevice(branch, status.deviceId(), unit.controlUnitId());
    }
}
