package dev.risiti.credential.device;

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
import org.jspecify.annotations.Nullable;

/**
 * The life of a device, as a pure function from condition and event to the next condition.
 *
 * <pre>
 *              Initialised          BasicDataSynced            BranchUserSaved
 *  REGISTERED ─────────────▶ INITIALISED ──────▶ BASIC_DATA_SYNCED ──────▶ ACTIVE
 *      │        or Adopted        │                     │                    │
 *      │                          └──────────┬──────────┴────────────────────┤
 *      │ InitialisationFailed                │ KeyRejected                   │ at any stage:
 *      ▼                                     ▼                               │ Suspended ──▶ SUSPENDED
 *   BLOCKED ── InitialisationRequested,   BLOCKED ── Adopted, Resumed        │ Resumed   ──▶ back to the stage
 *              or Adopted                            ▶ back to the stage     │ Removed   ──▶ REMOVED, for good
 * </pre>
 *
 * Events from machines are total: late, repeated or out of order they change nothing or what they still can. Wishes of
 * people and connectors ({@code Adopted}, {@code Suspended}, {@code Resumed}) are refused when they make no sense.
 */
public final class DeviceLifecycle {

    /** Block code: KRA refuses the communication key. */
    public static final String KEY_REJECTED = "KEY_REJECTED";

    private DeviceLifecycle() {}

    /** @throws Refusal when somebody's wish does not fit the condition */
    public static DeviceCondition after(DeviceCondition now, DeviceEvent event) {
        return switch (event) {
            case InitialisationRequested() -> now.keySince() == null ? now.blocked(null) : now;
            case Initialised(Instant at) -> now.keySince() == null ? now.keyed(at) : now;
            case InitialisationFailed(Reason reason) -> now.keySince() == null ? now.blocked(reason) : now;
            case Adopted(Instant at) -> adopted(now, at);
            case BasicDataSynced() -> now.withBasicData();
            case BranchUserSaved() -> now.withBranchUser();
            case KeyRejected(Instant at, String detail) -> keyRejected(now, at, detail);
            case Suspended() -> notRemoved(now).suspended(true);
            case Resumed() -> resumed(notRemoved(now));
            case Removed() -> now.asRemoved();
        };
    }

    private static DeviceCondition adopted(DeviceCondition now, Instant at) {
        notRemoved(now);
        Reason block = now.block();
        if (now.keySince() != null && (block == null || !block.code().equals(KEY_REJECTED))) {
            throw Refusal.conflict(
                    "DEVICE_HAS_A_KEY",
                    "deviceId",
                    now.state().name(),
                    "This device already has a communication key that works; there is nothing to adopt.");
        }
        return now.keyed(at);
    }

    /** A refusal of the key before the present one says nothing about the present one. */
    private static DeviceCondition keyRejected(DeviceCondition now, Instant at, @Nullable String detail) {
        Instant keySince = now.keySince();
        if (keySince == null || at.isBefore(keySince) || now.block() != null) {
            return now;
        }
        return now.blocked(new Reason(
                KEY_REJECTED,
                "KRA refuses the communication key of this device; check the device on KRA's portal, then resume it or"
                        + " enter the right key and adopt it.",
                null,
                detail));
    }

    private static DeviceCondition resumed(DeviceCondition now) {
        Reason block = now.block();
        if (block == null) {
            return now.suspended(false);
        }
        if (block.code().equals(KEY_REJECTED)) {
            return now.suspended(false).blocked(null);
        }
        if (now.suspended()) {
            return now.suspended(false);
        }
        throw Refusal.conflict("RESUME_DOES_NOT_HELP", "deviceId", block.code(), block.text());
    }

    private static DeviceCondition notRemoved(DeviceCondition now) {
        if (now.removed()) {
            throw Refusal.conflict(
                    "DEVICE_REMOVED", "deviceId", "REMOVED", "This device was removed for good; register another.");
        }
        return now;
    }
}
