package dev.risiti.credential.device;

import dev.risiti.contracts.result.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens to a device after it was registered. */
public sealed interface DeviceEvent {

    /** Somebody asked for the initialisation. */
    record InitialisationRequested() implements DeviceEvent {}

    /** KRA gave the communication key at this time. */
    record Initialised(Instant at) implements DeviceEvent {}

    /** The initialisation ended without a key; a person must act. */
    record InitialisationFailed(Reason reason) implements DeviceEvent {}

    /** A key obtained elsewhere was entered at this time. */
    record Adopted(Instant at) implements DeviceEvent {}

    /** The code lists are there. */
    record BasicDataSynced() implements DeviceEvent {}

    /** KRA knows the branch user. */
    record BranchUserSaved() implements DeviceEvent {}

    /** KRA refused the key at this time. */
    record KeyRejected(Instant at, @Nullable String detail) implements DeviceEvent {}

    /** The tenant stops it. */
    record Suspended() implements DeviceEvent {}

    /** The tenant lets it go on, or a person has put right why KRA refused the key. */
    record Resumed() implements DeviceEvent {}

    /** The end. */
    record Removed() implements DeviceEvent {}
}
