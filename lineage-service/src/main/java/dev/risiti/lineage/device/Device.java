package dev.risiti.lineage.device;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.lineage.check.Taxpayer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A device as last announced. */
@Entity
@Table(name = "device")
public class Device {
    @Id
    @Column(name = "device_id")
    private String deviceId = "";

    private long version;

    @Column(name = "tenant_id")
    private String tenantId = "";

    @Enumerated(EnumType.STRING)
    private Environment environment = Environment.SANDBOX;

    private String pin = "";

    @Column(name = "branch_id")
    private String branchId = "";

    @Enumerated(EnumType.STRING)
    private Solution solution = Solution.OSCU;

    /** For Hibernate. */
    protected Device() {}

    Device(DeviceStatus status) {
        deviceId = status.deviceId();
        version = -1;
        become(status);
    }

    /** Takes the status over unless a newer one is known. */
    final void become(DeviceStatus status) {
        if (status.version() <= version) {
            return;
        }
        version = status.version();
        tenantId = status.tenantId();
        environment = status.environment();
        pin = status.pin();
        branchId = status.branchId();
        solution = status.solution();
    }

    public String deviceId() {
        return deviceId;
    }

    public String tenantId() {
        return tenantId;
    }

    public Taxpayer taxpayer() {
        return new Taxpayer(environment, pin);
    }

    /** Whether it is the control unit of that taxpayer, branch and solution. */
    public boolean is(Taxpayer owner, String branch, Solution issuer) {
        return taxpayer().equals(owner) && branchId.equals(branch) && solution == issuer;
    }
}
