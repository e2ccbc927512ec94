package dev.risiti.sync.device;

import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device as the devices topic last said. */
@Entity
@Table(name = "device")
public class Device {
    @Id
    @Column(name = "device_id")
    private String deviceId;

    private long version;

    @Column(name = "tenant_id")
    private String tenantId;

    @Enumerated(EnumType.STRING)
    private Environment environment;

    private String pin;

    @Column(name = "branch_id")
    private String branchId;

    @Enumerated(EnumType.STRING)
    private Solution solution;

    @Enumerated(EnumType.STRING)
    @Column(name = "front_door")
    private @Nullable FrontDoor frontDoor;

    @Enumerated(EnumType.STRING)
    private DeviceState state;

    @Column(name = "changed_at")
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields of a row it read
    protected Device() {}

    Device(DeviceStatus status) {
        this.deviceId = status.deviceId();
        this.tenantId = status.tenantId();
        this.environment = status.environment();
        this.pin = status.pin();
        this.branchId = status.branchId();
        this.solution = status.solution();
        this.frontDoor = status.frontDoor();
        this.version = status.version();
        this.state = status.state();
        this.changedAt = status.changedAt();
    }

    /** Takes a newer status over; an older or the same one has no effect. */
    boolean update(DeviceStatus status) {
        if (status.version() <= version) {
            return false;
        }
        version = status.version();
        frontDoor = status.frontDoor();
        state = status.state();
        changedAt = status.changedAt();
        return true;
    }

    public String deviceId() {
        return deviceId;
    }

    public String tenantId() {
        return tenantId;
    }

    public Environment environment() {
        return environment;
    }

    public String pin() {
        return pin;
    }

    public Solution solution() {
        return solution;
    }

    /** Null until the device is heard of again, when its row is older than this knowledge. */
    public @Nullable FrontDoor frontDoor() {
        return frontDoor;
    }

    public DeviceState state() {
        return state;
    }

    /** For logs. */
    @Override
    public String toString() {
        return "Device[%s %s/%s %s since %s]".formatted(deviceId, pin, branchId, state, changedAt);
    }
}
