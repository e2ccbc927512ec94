package dev.risiti.submission.device;

import dev.risiti.contracts.device.ControlUnit;
import dev.risiti.contracts.device.DeviceState;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.FrontDoor;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.device.StockPolicy;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.storage.Column;
import dev.risiti.submission.storage.Database;
import dev.risiti.submission.storage.RowStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code device}. */
@ApplicationScoped
public class DeviceTable {
    private static final String SCOPES = "(select string_agg(s.name || '=' || coalesce(s.scope, 'UNDECIDED'), ',')"
            + " from counter_scope s where s.environment = device.environment and s.pin = device.pin) as scopes ";
    private static final String COLUMNS =
            "device_id, tenant_id, environment, pin, branch_id, solution, front_door, gateway_app, state, stock_policy,"
                    + " taxpayer_name, branch_name, control_unit_id, machine_code, "
                    + SCOPES;

    private static final RowStatement<String> FIND = RowStatement.of(
            "select " + COLUMNS + "from device join <rows> on device.device_id = w.id", Column.text("id", id -> id));
    private static final RowStatement<Device> FIND_SCOPES = RowStatement.of(
            "select device_id, " + SCOPES + "from device join <rows> on device.device_id = w.id",
            Column.text("id", Device::deviceId));

    private final Database database;

    DeviceTable(Database database) {
        this.database = database;
    }

    /** Stores a newer version; false when what is stored is as new. */
    public boolean store(DeviceStatus status) {
        ControlUnit unit = status.controlUnit();
        return database.with(handle -> handle.createUpdate("""
                        insert into device (device_id, version, tenant_id, environment, pin, branch_id, solution,
                                front_door, gateway_app, state, stock_policy, serial_number, taxpayer_name, branch_name,
                                control_unit_id, machine_code, changed_at)
                        values (:device, :version, :tenant, :environment, :pin, :branch, :solution, :door, :app,
                                :state, :policy, :serial, :taxpayer, :branchName, :unit, :machine, :changedAt)
                        on conflict (device_id) do update
                           set version = excluded.version, state = excluded.state,
                               front_door = excluded.front_door, gateway_app = excluded.gateway_app,
                               stock_policy = excluded.stock_policy,
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
                        .bind("door", status.frontDoor())
                        .bind("app", status.gatewayApp())
                        .bind("state", status.state())
                        .bind("policy", status.stockPolicy())
                        .bind("serial", status.serialNumber())
                        .bind("taxpayer", status.taxpayerName())
                        .bind("branchName", status.branchName())
                        .bind("unit", unit == null ? null : unit.controlUnitId())
                        .bind("machine", unit == null ? null : unit.machineCode())
                        .bind("changedAt", status.changedAt().atOffset(ZoneOffset.UTC))
                        .execute()
                > 0);
    }

    /** These devices; those that are not known are left out. */
    public Map<String, Device> find(Collection<String> deviceIds) {
        return database.returning(FIND, Set.copyOf(deviceIds), DeviceTable::device).stream()
                .collect(Collectors.toMap(Device::deviceId, Function.identity()));
    }

    /** The devices as they were given, with what is known now of for whom KRA counts. */
    public Supplier<Map<String, Device>> withScopes(Collection<Device> devices) {
        Supplier<List<Map.Entry<String, Map<Counter.Name, CounterScope>>>> found = database.reading(
                FIND_SCOPES, devices, rs -> Map.entry(rs.getString("device_id"), scopes(rs.getString("scopes"))));
        return () -> {
            Map<String, Map<Counter.Name, CounterScope>> known = new HashMap<>();
            found.get().forEach(one -> known.put(one.getKey(), one.getValue()));
            return devices.stream()
                    .collect(Collectors.toMap(
                            Device::deviceId,
                            device -> device.with(known.getOrDefault(device.deviceId(), Map.of())),
                            (one, same) -> one));
        };
    }

    /** A taxpayer. */
    public record Taxpayer(Environment environment, String pin) {}

    /** For each taxpayer one active OSCU device, the head office first: it registers the taxpayer's items. */
    public Map<Taxpayer, Device> anyActive(Collection<Taxpayer> taxpayers) {
        return database.with(handle -> handle
                .createQuery("select distinct on (environment, pin) " + COLUMNS + """
                        from device join unnest(:environments, :pins) as w(environment, pin) using (environment, pin)
                         where state = 'ACTIVE' and solution = 'OSCU'
                         order by environment, pin, branch_id
                        """)
                .bindArray(
                        "environments",
                        String.class,
                        taxpayers.stream().map(one -> one.environment().name()).toList())
                .bindArray(
                        "pins",
                        String.class,
                        taxpayers.stream().map(Taxpayer::pin).toList())
                .map((rs, ctx) -> device(rs))
                .stream()
                .collect(Collectors.toMap(
                        device -> new Taxpayer(device.environment(), device.pin()), Function.identity())));
    }

    /**
     * These devices. One that is left out is not known, and stays so until the transaction ends: whoever brings it in
     * waits ({@link #lockComing}), and then sees what this transaction stored for it.
     */
    public Map<String, Device> findOrKeepOut(Collection<String> deviceIds) {
        Map<String, Device> found = find(deviceIds);
        if (found.size() == deviceIds.size()) {
            return found;
        }
        lock(
                "pg_advisory_xact_lock_shared",
                deviceIds.stream()
                        .filter(id -> !found.containsKey(id))
                        .map(DeviceTable::coming)
                        .toList());
        return find(deviceIds);
    }

    /** Waits for those who count on these devices being unknown. Before any row of the transaction. */
    public void lockComing(Collection<DeviceStatus> devices) {
        lock(
                "pg_advisory_xact_lock",
                devices.stream().map(status -> coming(status.deviceId())).toList());
    }

    /** Until the transaction ends nobody else locks these devices' taxpayers. */
    public void lockTaxpayers(Collection<DeviceStatus> devices) {
        lock(
                "pg_advisory_xact_lock",
                devices.stream()
                        .map(status -> status.environment() + "/" + status.pin())
                        .toList());
    }

    private static String coming(String deviceId) {
        return "device/" + deviceId;
    }

    /** Locks names in one order, so that two who lock several do not wait for each other. */
    private void lock(String function, Collection<String> names) {
        database.with(handle -> handle.createQuery("select " + function + """
                        (hashtextextended(name, 0))
                          from (select distinct unnest(:names::text[]) as name order by 1) as t
                        """)
                .bindArray("names", String.class, names)
                .map((rs, ctx) -> true)
                .list());
    }

    /** The OSCU devices of the taxpayer's other branches that are, or were, active. */
    public List<String> ofOtherBranches(DeviceStatus status) {
        return database.with(handle -> handle.createQuery("""
                        select device_id from device
                         where environment = :environment and pin = :pin and branch_id <> :branch
                           and solution = 'OSCU' and state in ('ACTIVE', 'SUSPENDED', 'BLOCKED', 'REMOVED')
                        """)
                .bind("environment", status.environment())
                .bind("pin", status.pin())
                .bind("branch", status.branchId())
                .mapTo(String.class)
                .list());
    }

    /** The OSCU device of each branch; branches that have none here are left out. */
    public Map<Branch, Device> ofBranches(Collection<Branch> branches) {
        if (branches.isEmpty()) {
            return Map.of();
        }
        return database.with(handle -> handle
                .createQuery("select distinct on (environment, pin, branch_id) " + COLUMNS + """
                        from device
                        join unnest(:environments, :pins, :branches) as w(environment, pin, branch_id)
                       using (environment, pin, branch_id)
                       where state <> 'REMOVED' and solution = 'OSCU'
                       order by environment, pin, branch_id, version desc
                        """)
                .bindArray(
                        "environments",
                        String.class,
                        branches.stream().map(one -> one.environment().name()).toList())
                .bindArray(
                        "pins", String.class, branches.stream().map(Branch::pin).toList())
                .bindArray(
                        "branches",
                        String.class,
                        branches.stream().map(Branch::branchId).toList())
                .map((rs, ctx) -> device(rs))
                .stream()
                .collect(Collectors.toMap(
                        device -> new Branch(device.environment(), device.pin(), device.branchId()),
                        Function.identity())));
    }

    private static Map<Counter.Name, CounterScope> scopes(@Nullable String found) {
        return found == null
                ? Map.of()
                : Arrays.stream(found.split(",", -1))
                        .map(one -> one.split("=", -1))
                        .collect(Collectors.toMap(
                                one -> Counter.Name.ofWireName(one[0]), one -> CounterScope.valueOf(one[1])));
    }

    private static Device device(ResultSet rs) throws SQLException {
        return new Device(
                rs.getString("device_id"),
                rs.getString("tenant_id"),
                Environment.valueOf(rs.getString("environment")),
                rs.getString("pin"),
                rs.getString("branch_id"),
                Solution.valueOf(rs.getString("solution")),
                FrontDoor.valueOf(rs.getString("front_door")),
                rs.getString("gateway_app"),
                DeviceState.valueOf(rs.getString("state")),
                StockPolicy.valueOf(rs.getString("stock_policy")),
                rs.getString("taxpayer_name"),
                rs.getString("branch_name"),
                rs.getString("control_unit_id"),
                rs.getString("machine_code"),
                scopes(rs.getString("scopes")));
    }
}
