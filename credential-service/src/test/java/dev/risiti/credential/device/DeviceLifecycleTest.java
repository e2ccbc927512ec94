package dev.risiti.credential.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.result.Reason;
import dev.risiti.credential.device.DeviceEvent.Adopted;
import dev.risiti.credential.device.DeviceEvent.BasicDataSynced;
import dev.risiti.credential.device.DeviceEvent.BranchUserSaved;
import dev.risiti.credential.device.DeviceEvent.InitialisationFailed;
import dev.risiti.credential.device.DeviceEvent.InitialisationRequested;
import dev.risiti.credential.device.DeviceEvent.Initialised;
import dev.risiti.credential.device.DeviceEvent.KeyRejected;
import dev.risiti.credential.device.DeviceEvent.Removed;
import dev.risiti.credential.device.DeviceEvent.Resumed;
import dev.risiti.credential.device.DeviceEvent.Suspended;
import dev.risiti.credential.problem.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceLifecycleTest {
    private static final Instant NOON = Instant.parse("2026-11-21T09:00:00Z");
    private static final Reason UNKNOWN = Reason.of("INITIALISATION_UNKNOWN", "A person must look.");

    private static DeviceCondition after(DeviceEvent... events) {
        DeviceCondition condition = DeviceCondition.REGISTERED;
        for (DeviceEvent event : events) {
            condition = DeviceLifecycle.after(condition, event);
        }
        return condition;
    }

    private static DeviceCondition active() {
        return after(new Initialised(NOON), new BasicDataSynced(), new BranchUserSaved());
    }

    private static String refusal(DeviceCondition condition, DeviceEvent event) {
        return catchThrowableOfType(Refusal.class, () -> DeviceLifecycle.after(condition, event))
                .code();
    }

    @Test
    void goesThroughTheMandatoryOrder() {
        assertThat(after().state()).isEqualTo(DeviceState.REGISTERED);
        assertThat(after(new Initialised(NOON)).state()).isEqualTo(DeviceState.INITIALISED);
        assertThat(after(new Initialised(NOON), new BasicDataSynced()).state())
                .isEqualTo(DeviceState.BASIC_DATA_SYNCED);
        assertThat(active().state()).isEqualTo(DeviceState.ACTIVE);
        assertThat(active().waitingFor()).isNull();
    }

    @Test
    void progressInAnotherOrderEndsTheSame() {
        assertThat(after(new BranchUserSaved(), new BasicDataSynced(), new Initialised(NOON)))
                .isEqualTo(active());
    }

    @Test
    void progressReportedTwiceChangesNothing() {
        DeviceCondition once = after(new Initialised(NOON), new BasicDataSynced());

        assertThat(DeviceLifecycle.after(once, new BasicDataSynced())).isEqualTo(once);
        assertThat(DeviceLifecycle.after(once, new Initialised(NOON.plusSeconds(1))))
                .isEqualTo(once);
    }

    @Test
    void aSuspendedDeviceMakesProgressAndResumesWhereItThenIs() {
        DeviceCondition suspended =
                after(new Initialised(NOON), new Suspended(), new BasicDataSynced(), new BranchUserSaved());

        assertThat(suspended.state()).isEqualTo(DeviceState.SUSPENDED);
        assertThat(DeviceLifecycle.after(suspended, new Resumed()).state()).isEqualTo(DeviceState.ACTIVE);
    }

    @Test
    void anAnswerThatComesLateEndsTheUnknown() {
        DeviceCondition blocked = after(new InitialisationFailed(UNKNOWN));

        assertThat(blocked.state()).isEqualTo(DeviceState.BLOCKED);
        assertThat(blocked.waitingFor()).isEqualTo(UNKNOWN);
        assertThat(DeviceLifecycle.after(blocked, new Initialised(NOON)).state())
                .isEqualTo(DeviceState.INITIALISED);
    }

    @Test
    void aFailureThatComesLateDoesNotBlockADeviceWithAKey() {
        assertThat(after(new Initialised(NOON), new InitialisationFailed(UNKNOWN))
                        .state())
                .isEqualTo(DeviceState.INITIALISED);
    }

    @Test
    void askingAgainLiftsTheBlockOfAFailedInitialisation() {
        assertThat(after(new InitialisationFailed(UNKNOWN), new InitialisationRequested())
                        .state())
                .isEqualTo(DeviceState.REGISTERED);
    }

    @Test
    void resumingDoesNotHelpAFailedInitialisation() {
        assertThat(refusal(after(new InitialisationFailed(UNKNOWN)), new Resumed()))
                .isEqualTo("RESUME_DOES_NOT_HELP");
    }

    @Test
    void aRejectedKeyBlocksUntilAPersonResumesOrAdopts() {
        DeviceCondition blocked = DeviceLifecycle.after(active(), new KeyRejected(NOON.plusSeconds(1), "901"));

        assertThat(blocked.state()).isEqualTo(DeviceState.BLOCKED);
        assertThat(DeviceLifecycle.after(blocked, new Resumed()).state()).isEqualTo(DeviceState.ACTIVE);
        assertThat(DeviceLifecycle.after(blocked, new Adopted(NOON.plusSeconds(2)))
                        .state())
                .isEqualTo(DeviceState.ACTIVE);
    }

    @Test
    void theRejectionOfAnOlderKeyIsIgnored() {
        DeviceCondition adopted = DeviceLifecycle.after(
                DeviceLifecycle.after(active(), new KeyRejected(NOON.plusSeconds(1), null)),
                new Adopted(NOON.plusSeconds(5)));

        assertThat(DeviceLifecycle.after(adopted, new KeyRejected(NOON.plusSeconds(2), null)))
                .isEqualTo(adopted);
    }

    @Test
    void aWorkingDeviceIsNotAdopted() {
        assertThat(refusal(active(), new Adopted(NOON))).isEqualTo("DEVICE_HAS_A_KEY");
    }

    @Test
    void aRemovedDeviceStaysRemoved() {
        DeviceCondition removed = DeviceLifecycle.after(active(), new Removed());

        assertThat(DeviceLifecycle.after(removed, new BasicDataSynced()).state())
                .isEqualTo(DeviceState.REMOVED);
        assertThat(DeviceLifecycle.after(removed, new KeyRejected(NOON, null)).state())
                .isEqualTo(DeviceState.REMOVED);
        assertThat(refusal(removed, new Resumed())).isEqualTo("DEVICE_REMOVED");
        assertThat(refusal(removed, new Adopted(NOON))).isEqualTo("DEVICE_REMOVED");
    }
}
