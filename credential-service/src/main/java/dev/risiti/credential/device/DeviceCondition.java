package dev.risiti.credential.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.result.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is true of a device. Progress and halts are kept apart: progress is made while the device is halted too, and a
 * device that goes on does so where it then is.
 *
 * @param keySince since when it has its communication key
 * @param block why a person must act
 */
public record DeviceCondition(
        @Nullable Instant keySince,
        boolean basicDataSynced,
        boolean branchUserSaved,
        boolean suspended,
        boolean removed,
        @Nullable Reason block) {

    /** Known here, nothing more. */
    public static final DeviceCondition REGISTERED = new DeviceCondition(null, false, false, false, false, null);

    public DeviceState state() {
        if (removed) {
            return DeviceState.REMOVED;
        }
        if (block != null) {
            return DeviceState.BLOCKED;
        }
        return suspended ? DeviceState.SUSPENDED : stage();
    }

    private DeviceState stage() {
        if (keySince == null) {
            return DeviceState.REGISTERED;
        }
        if (!basicDataSynced) {
            return DeviceState.INITIALISED;
        }
        return branchUserSaved ? DeviceState.ACTIVE : DeviceState.BASIC_DATA_SYNCED;
    }

    /** Why it is not active; null when it is. */
    public @Nullable Reason waitingFor() {
        return switch (state()) {
            case REGISTERED ->
                Reason.of("NOT_INITIALISED", "The device is not yet initialised at KRA; send its initialise command.");
            case INITIALISED ->
                Reason.of("BASIC_DATA_PENDING", "KRA's code lists are being fetched; this happens by itself.");
            case BASIC_DATA_SYNCED ->
                Reason.of("BRANCH_USER_PENDING", "The branch user is being saved at KRA; this happens by itself.");
            case ACTIVE -> null;
            case SUSPENDED -> Reason.of("SUSPENDED", "The device is suspended; resume it to submit again.");
            case BLOCKED -> block;
            case REMOVED -> Reason.of("REMOVED", "The device was removed for good.");
        };
    }

    DeviceCondition keyed(Instant at) {
        return new DeviceCondition(at, basicDataSynced, branchUserSaved, suspended, removed, null);
    }

    DeviceCondition withBasicData() {
        return new DeviceCondition(keySince, true, branchUserSaved, suspended, removed, block);
    }

    DeviceCondition withBranchUser() {
        return new DeviceCondition(keySince, basicDataSynced, true, suspended, removed, block);
    }

    DeviceCondition suspended(boolean now) {
        return new DeviceCondition(keySince, basicDataSynced, branchUserSaved, now, removed, block);
    }

    DeviceCondition blocked(@Nullable Reason reason) {
        return new DeviceCondition(keySince, basicDataSynced, branchUserSaved, suspended, removed, reason);
    }

    DeviceCondition asRemoved() {
        return new DeviceCondition(keySince, basicDataSynced, branchUserSaved, suspended, true, block);
    }
}
