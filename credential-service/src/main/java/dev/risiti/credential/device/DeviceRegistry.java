package dev.risiti.credential.device;

import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.credential.gatewayapp.GatewayApps;
import dev.risiti.credential.problem.Refusal;
import dev.risiti.credential.taxpayer.Taxpayer;
import dev.risiti.credential.taxpayer.TaxpayerRepository;
import dev.risiti.messaging.cloudevent.CloudEvent;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.messaging.outbox.OutgoingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Changes devices, in the caller's transaction: one row lock, the change, and its event on {@code risiti.devices.v1}.
 * Change one device per transaction, so that transactions never wait for each other in a circle. A refusal writes
 * nothing and leaves the transaction usable.
 */
@ApplicationScoped
public class DeviceRegistry {
    private static final Logger LOG = Logger.getLogger(DeviceRegistry.class);

    private final DeviceRepository devices;
    private final TaxpayerRepository taxpayers;
    private final GatewayApps gatewayApps;
    private final Outbox outbox;
    private final Clock clock;

    DeviceRegistry(
            DeviceRepository devices,
            TaxpayerRepository taxpayers,
            GatewayApps gatewayApps,
            Outbox outbox,
            Clock clock) {
        this.devices = devices;
        this.taxpayers = taxpayers;
        this.gatewayApps = gatewayApps;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Makes a device known; repeating it changes nothing. Until the device has its key, a repetition with other
     * details corrects them.
     *
     * @param cause the command that asks for it
     * @throws Refusal {@code PIN_OF_ANOTHER_TENANT}, or as {@link GatewayApps#check} does
     */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus register(RegisterDevice registration, @Nullable CloudEvent cause) {
        if (registration.solution() == Solution.OSCU || registration.gatewayApp() != null) {
            gatewayApps.check(registration.environment(), registration.frontDoor(), registration.gatewayApp());
        }
        Taxpayer taxpayer = taxpayers.claim(registration.tenantId(), registration.environment(), registration.pin());
        Optional<Device> known = devices.registered(registration);
        if (known.isPresent()) {
            Device device = devices.locked(known.get().deviceId());
            if (device.correct(registration)) {
                device.changed(clock.instant().truncatedTo(ChronoUnit.MICROS));
                publish(device, "corrected", cause);
            }
            return device.status();
        }
        Device device = new Device(
                UUID.randomUUID().toString(),
                taxpayer,
                registration,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        devices.persist(device);
        publish(device, "registered", cause);
        return device.status();
    }

    /**
     * @param tenantId whose device it must be
     * @throws Refusal {@code DEVICE_UNKNOWN}, {@code DEVICE_OF_ANOTHER_TENANT}
     */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public void checkOwner(String deviceId, String tenantId) {
        if (!devices.known(deviceId).tenantId().equals(tenantId)) {
            throw Refusal.conflict(
                    "DEVICE_OF_ANOTHER_TENANT",
                    "tenantId",
                    tenantId,
                    "This device belongs to another tenant; check deviceId and tenantId.");
        }
    }

    /**
     * Sends the device's calls through another door, or through the gateway as another app.
     *
     * @throws Refusal {@code DEVICE_UNKNOWN}, {@code DEVICE_REMOVED}, or as {@link GatewayApps#check} does
     */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus moveTo(String deviceId, FrontDoor door, @Nullable String gatewayApp) {
        Device device = devices.locked(deviceId);
        if (device.condition().removed()) {
            throw Refusal.conflict(
                    "DEVICE_REMOVED", "deviceId", deviceId, "This device was removed for good; register another.");
        }
        gatewayApps.check(device.environment(), door, gatewayApp);
        if (device.moveTo(door, gatewayApp)) {
            device.changed(clock.instant().truncatedTo(ChronoUnit.MICROS));
            publish(device, "moved", null);
        }
        return device.status();
    }

    /** @throws Refusal {@code DEVICE_UNKNOWN}, or as {@link DeviceLifecycle#after} does */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus apply(String deviceId, DeviceEvent event, @Nullable CloudEvent cause) {
        return change(deviceId, event, device -> {}, cause);
    }

    /** As {@link #apply}, for the key that KRA gave or a person entered. */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus keyed(String deviceId, DeviceEvent event, ControlUnit unit, @Nullable CloudEvent cause) {
        return change(deviceId, event, device -> device.controlUnit(unit), cause);
    }

    /** As {@link #keyed}, with the numbers that the adopted device goes on from. */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus adopted(AdoptDevice adopt, DeviceEvent.Adopted event, @Nullable CloudEvent cause) {
        return change(adopt.deviceId(), event, device -> device.adopted(adopt, event.at()), cause);
    }

    /**
     * Says what becomes of sales of goods without stock; saying the same again changes nothing.
     *
     * @throws Refusal {@code DEVICE_UNKNOWN}
     */
    @Transactional(value = TxType.MANDATORY, dontRollbackOn = Refusal.class)
    public DeviceStatus stockPolicy(String deviceId, StockPolicy policy) {
        Device device = devices.locked(deviceId);
        if (device.stockPolicy != policy) {
            device.stockPolicy = policy;
            device.changed(clock.instant().truncatedTo(ChronoUnit.MICROS));
            publish(device, "stock_policy", null);
        }
        return device.status();
    }

    private DeviceStatus change(
            String deviceId, DeviceEvent event, Consumer<Device> details, @Nullable CloudEvent cause) {
        Device device = devices.locked(deviceId);
        DeviceCondition before = device.condition();
        DeviceCondition after = DeviceLifecycle.after(before, event);
        if (after.equals(before)) {
            return device.status();
        }
        device.condition(after);
        details.accept(device);
        device.changed(clock.instant().truncatedTo(ChronoUnit.MICROS));
        publish(device, event.getClass().getSimpleName(), cause);
        return device.status();
    }

    private void publish(Device device, String event, @Nullable CloudEvent cause) {
        devices.flush();
        DeviceStatus status = device.status();
        EventType type = status.eventType();
        OutgoingEvent outgoing = OutgoingEvent.of(
                        type.topic(),
                        status.key(),
                        type.type(),
                        status.deviceId(),
                        type.schema(),
                        EventJson.encode(status),
                        status.changedAt())
                .withId(status.deviceId() + "/" + status.version());
        outbox.append(List.of(cause == null ? outgoing : outgoing.causedBy(cause)));
        LOG.infof(
                "event=device_changed cause=%s device=%s tenant=%s version=%d state=%s waitingFor=%s",
                event,
                status.deviceId(),
                status.tenantId(),
                status.version(),
                status.state(),
                status.waitingFor() == null ? "-" : status.waitingFor().code());
    }
}
