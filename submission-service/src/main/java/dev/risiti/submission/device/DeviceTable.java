package dev.risiti.submission.device;

import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.submission.storage.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes {@code device}. */
@ApplicationScoped
public class DeviceTable {
    private static final String COLUMNS =
            "device_id, tenant_id, environment, pin, branch_id, solution, state, taxpayer_name, branch_name,"
                    + " control_unit_id, machine_code ";

    private final Database database;

    DeviceTable(Database database) {
        this.database = database;
    }

    /** Stores a newer version; false when what is stored is as new. */
    public boolean store(DeviceStatus status) {
        ControlUnit unit = status.controlUnit();
        return database.with(handle -> handle.createUpdate("""
                        insert into device (device_id, version, tenant_id, environment, pin, branch_id, solution, state,
                                serial_number, taxpayer_name, branch_name, control_unit_id, machine_code, changed_at)
                        values (:device, :version, :tenant, :environment, :pin, :branch, :solution, :state, :serial,
                                :taxpayer, :branchName, :unit, :machine, :changedAt)
                        on conflict (device_id) do update
                           set version = excluded.version, state = excluded.state,
                               taxpayer_name = excluded.taxpayer_name, branch_name = excluded.branch_name,
                               control_unit_id = excluded.control_unit_id, machine_code = excluded.machine_code,
                               changed_at = excluded.changed_at
                         where device.version < excluded.version
                        """)
                        .bind("device", status.deviceId())
                        .bind("version", status.version())
                        .bind("tenant", status.tenantId())
                        .bind("environment", status.environment())
                        .bind("pin", status.pin())
                        .bind("branch", status.branchId())
                        .bind("solution", status.solution())
                        .bind("state", status.state())
                        .bind("serial", status.serialNumber())
                        .bind("taxpayer", status.taxpayerName())
                        .bind("branchName", status.branchName())
                        .bind("unit", unit == null ? null : unit.controlUnitId())
                        .bind("machine", unit == null ? null : unit.machineCode())
                        .bind("changedAt", status.changedAt().atOffset(ZoneOffset.UTC))
                        .execute()
                > 0);
    }

    public Optional<Device> find(String deviceId) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + "from device where device_id = ?")
                .bind(0, deviceId)
                .map(DeviceTable::device)
                .findOne());
    }

    /** Any active OSCU device of a taxpayer, the head office first: it registers the taxpayer's items. */
    public Optional<Device> anyActive(Environment environment, String pin) {
        return database.with(handle -> handle.createQuery("select " + COLUMNS + """
                        from device where environment = ? and pin = ? and state = 'ACTIVE' and solution = 'OSCU'
                        order by branch_id limit 1
                        """)
                .bind(0, environment)
                .bind(1, pin)
                .map(DeviceTable::device)
                .findOne());
    }

    private static Device device(ResultSet rs, StatementContext ctx) throws SQLException {
        return new Device(
                rs.getString("device_id"),
                rs.getString("tenant_id"),
                Environment.valueOf(rs.getString("environment")),
                rs.getString("pin"),
                rs.getString("branch_id"),
                Solution.valueOf(rs.getString("solution")),
                DeviceState.valueOf(rs.getString("state")),
                rs.getString("taxpayer_name"),
                rs.getString("branch_name"),
                rs.getString("control_unit_id"),
                rs.getString("machine_code"));
    }
}
