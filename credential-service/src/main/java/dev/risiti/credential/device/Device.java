package dev.risiti.credential.device;

import dev.risiti.contracts.device.AdoptDevice;
import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.RegisterDevice;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.contracts.result.Reason;
import dev.risiti.credential.taxpayer.Taxpayer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The row of a device. Every change goes through {@link DeviceRegistry}, which publishes it. */
@Entity
@Table(name = "device")
public class Device {

    @Id
    @Column(name = "device_id")
    String deviceId;

    long version;

    @Column(name = "taxpayer_id")
    long taxpayerId;

    @Column(name = "tenant_id")
    String tenantId;

    @Enumerated(EnumType.STRING)
    Environment environment;

    String pin;

    @Column(name = "branch_id")
    String branchId;

    @Enumerated(EnumType.STRING)
    Solution solution;

    @Enumerated(EnumType.STRING)
    @Column(name = "front_door")
    FrontDoor frontDoor;

    @Column(name = "gateway_app")
    @Nullable
    String gatewayApp;

    @Column(name = "serial_number")
    String serialNumber;

    @Column(name = "taxpayer_name")
    String taxpayerName;

    @Column(name = "branch_name")
    @Nullable
    String branchName;

    @Enumerated(EnumType.STRING)
    DeviceState state;

    @Column(name = "key_since")
    @Nullable
    Instant keySince;

    @Column(name = "basic_data_synced")
    boolean basicDataSynced;

    @Column(name = "branch_user_saved")
    boolean branchUserSaved;

    boolean suspended;

    boolean removed;

    @Column(name = "block_code")
    @Nullable
    String blockCode;

    @Column(name = "block_text")
    @Nullable
    String blockText;

    @Column(name = "block_authority_code")
    @Nullable
    String blockAuthorityCode;

    @Column(name = "block_authority_text")
    @Nullable
    String blockAuthorityText;

    @Column(name = "control_unit_id")
    @Nullable
    String controlUnitId;

    @Column(name = "machine_code")
    @Nullable
    String machineCode;

    @Column(name = "kra_device_id")
    @Nullable
    String kraDeviceId;

    @Column(name = "last_invoice_number")
    long lastInvoiceNumber;

    @Column(name = "last_stock_movement_number")
    long lastStockMovementNumber;

    @Column(name = "last_purchase_number")
    long lastPurchaseNumber;

    /** {@link OpeningStocks} as JSON. */
    @Column(name = "opening_stock")
    @Nullable
    String openingStock;

    @Column(name = "adopted_at")
    @Nullable
    Instant adoptedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "stock_policy")
    StockPolicy stockPolicy;

    @Column(name = "changed_at")
    Instant changedAt;

    /** For the persistence provider, which fills the fields in. */
    @SuppressWarnings("NullAway.Init") // see above
    protected Device() {}

    Device(String deviceId, Taxpayer taxpayer, RegisterDevice registration, Instant now) {
        this.deviceId = deviceId;
        this.version = 1;
        this.taxpayerId = taxpayer.taxpayerId();
        this.tenantId = registration.tenantId();
        this.environment = registration.environment();
        this.pin = registration.pin();
        this.branchId = registration.branchId();
        this.solution = registration.solution();
        this.frontDoor = registration.frontDoor();
        this.gatewayApp = registration.gatewayApp();
        this.serialNumber = registration.serialNumber();
        this.taxpayerName = registration.taxpayerName();
        this.branchName = registration.branchName();
        this.state = DeviceState.REGISTERED;
        this.stockPolicy = StockPolicy.WAIT;
        this.changedAt = now;
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

    public String branchId() {
        return branchId;
    }

    public Solution solution() {
        return solution;
    }

    public FrontDoor frontDoor() {
        return frontDoor;
    }

    /** As which app its calls go through the gateway; null on the direct door. */
    public @Nullable String gatewayApp() {
        return gatewayApp;
    }

    public String serialNumber() {
        return serialNumber;
    }

    public @Nullable String controlUnitId() {
        return controlUnitId;
    }

    public DeviceCondition condition() {
        Reason block = blockCode == null || blockText == null
                ? null
                : new Reason(blockCode, blockText, blockAuthorityCode, blockAuthorityText);
        return new DeviceCondition(keySince, basicDataSynced, branchUserSaved, suspended, removed, block);
    }

    void condition(DeviceCondition condition) {
        state = condition.state();
        keySince = condition.keySince();
        basicDataSynced = condition.basicDataSynced();
        branchUserSaved = condition.branchUserSaved();
        suspended = condition.suspended();
        removed = condition.removed();
        Reason block = condition.block();
        blockCode = block == null ? null : block.code();
        blockText = block == null ? null : block.text();
        blockAuthorityCode = block == null ? null : block.authorityCode();
        blockAuthorityText = block == null ? null : block.authorityText();
    }

    void controlUnit(ControlUnit unit) {
        controlUnitId = unit.controlUnitId();
        machineCode = unit.machineCode();
        kraDeviceId = unit.kraDeviceId();
    }

    void adopted(AdoptDevice adopt, Instant at) {
        controlUnit(new ControlUnit(adopt.controlUnitId(), null, null));
        lastInvoiceNumber = adopt.lastInvoiceNumber();
        lastStockMovementNumber = adopt.lastStockMovementNumber();
        lastPurchaseNumber = adopt.lastPurchaseNumber();
        openingStock = OpeningStocks.write(adopt.openingStock());
        adoptedAt = at;
    }

    private dev.risiti.contracts.device.@Nullable Adoption adoption() {
        return adoptedAt == null
                ? null
                : new dev.risiti.contracts.device.Adoption(
                        lastInvoiceNumber,
                        lastStockMovementNumber,
                        lastPurchaseNumber,
                        adoptedAt,
                        OpeningStocks.read(openingStock));
    }

    /** Takes over what may still be corrected: until the device has its key, everything but its identity. */
    boolean correct(RegisterDevice registration) {
        DeviceStatus before = status();
        if (keySince != null || removed) {
            return false;
        }
        frontDoor = registration.frontDoor();
        gatewayApp = registration.gatewayApp();
        serialNumber = registration.serialNumber();
        taxpayerName = registration.taxpayerName();
        branchName = registration.branchName();
        return !before.equals(status());
    }

    /** Its calls go this way from now on. */
    boolean moveTo(FrontDoor door, @Nullable String app) {
        boolean other = frontDoor != door || !Objects.equals(gatewayApp, app);
        frontDoor = door;
        gatewayApp = app;
        return other;
    }

    void changed(Instant now) {
        version++;
        changedAt = now;
    }

    /** The device as everybody sees it. */
    public DeviceStatus status() {
        return new DeviceStatus(
                deviceId,
                version,
                tenantId,
                environment,
                pin,
                branchId,
                solution,
                frontDoor,
                serialNumber,
                taxpayerName,
                branchName,
                state,
                condition().waitingFor(),
                controlUnitId == null ? null : new ControlUnit(controlUnitId, machineCode, kraDeviceId),
                adoption(),
                gatewayApp,
                stockPolicy,
                changedAt);
    }
}
