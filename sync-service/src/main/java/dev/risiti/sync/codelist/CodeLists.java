package dev.risiti.sync.codelist;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceProgress.Milestone;
import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.messaging.outbox.OutgoingEvent;
import dev.risiti.oscu.DeviceCredentials;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.CodeListAnswer;
import dev.risiti.sync.Events;
import dev.risiti.sync.device.Device;
import dev.risiti.sync.device.Devices;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.poll.PollKind;
import dev.risiti.sync.poll.PollTable;
import dev.risiti.sync.poll.PollingConfig;
import dev.risiti.sync.poll.Progress;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * KRA's code lists of an environment, polled through one device of it. What changed, the watermark and the news that
 * devices may get on are committed together, after the answer and never before.
 */
@ApplicationScoped
class CodeLists implements PollKind<CodeListAnswer> {
    private static final Logger LOG = Logger.getLogger(CodeLists.class);

    private final PollTable polls;
    private final CodeValueTable values;
    private final Devices devices;
    private final Outbox outbox;
    private final PollingConfig config;
    private final Clock clock;

    CodeLists(
            AgroalDataSource database,
            CodeValueTable values,
            Devices devices,
            Outbox outbox,
            PollingConfig config,
            Clock clock) {
        this.polls = new PollTable(database, "code_list_poll", "environment");
        this.values = values;
        this.devices = devices;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "code-lists";
    }

    @Override
    public PollTable polls() {
        return polls;
    }

    @Override
    public int atOnce() {
        return Environment.values().length;
    }

    /** Devices of an environment whose lists are known get on at once; the others wait for the poll. */
    @Override
    public void devicesChanged(List<DeviceStatus> changed) {
        List<OutgoingEvent> progress = new ArrayList<>();
        changed.stream().map(DeviceStatus::environment).distinct().sorted().forEach(environment -> {
            if (polls.want(environment.name())) {
                progress.addAll(progress(environment));
            }
        });
        outbox.append(progress);
    }

    @Override
    public List<Device> devices(String environment) {
        return devices.withKey(Environment.valueOf(environment));
    }

    @Override
    public Lookup<CodeListAnswer> ask(OscuLookups kra, DeviceCredentials device, Instant since) {
        return kra.codes(device, since);
    }

    @Override
    public void store(
            Lease<String> lease, Progress before, Optional<CodeListAnswer> answer, @Nullable Instant resultAt) {
        Environment environment = Environment.valueOf(lease.key());
        Map<CodeValue.Key, CodeValue> answered =
                answer.map(CodeListReading::values).orElse(Map.of());
        QuarkusTransaction.requiringNew().run(() -> {
            if (!polls.leases().lock(lease)) {
                LOG.warnf("event=fenced poll=code-lists environment=%s", environment);
                return;
            }
            Instant now = clock.instant();
            Map<CodeValue.Key, CodeValue> known = values.newest(environment);
            List<CodeEntry> changes = CodeListReading.changes(environment, known, answered, KraTime.dateOf(now), now);
            boolean complete = !known.isEmpty() || !answered.isEmpty();
            values.store(changes);
            List<OutgoingEvent> events = new ArrayList<>();
            changes.forEach(entry -> events.add(Events.outgoing(entry, entry.key(), now)));
            if (complete) {
                events.addAll(progress(environment));
            }
            outbox.append(events);
            polls.answered(lease, resultAt, complete, complete ? config.every() : config.longestRetry());
            LOG.infof(
                    "event=code_lists_polled environment=%s codes=%d changed=%d watermark=%s",
                    environment, answered.size(), changes.size(), resultAt);
        });
    }

    private List<OutgoingEvent> progress(Environment environment) {
        Instant now = clock.instant();
        return devices.waitingForBasicData(environment).stream()
                .map(device -> new DeviceProgress(
                        device.deviceId(), device.tenantId(), Milestone.BASIC_DATA_SYNCED, now, null))
                .map(progress -> Events.outgoing(progress, progress.deviceId(), now))
                .toList();
    }
}
