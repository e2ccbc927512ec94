package dev.risiti.sync.codelist;

import dev.risiti.contracts.device.DeviceProgress;
import dev.risiti.contracts.device.DeviceProgress.Milestone;
import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.reference.CodeEntry;
import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.credential.client.KraCredentials;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.messaging.outbox.OutgoingEvent;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.time.KraTime;
import dev.risiti.oscu.wire.CodeListAnswer;
import dev.risiti.sync.Events;
import dev.risiti.sync.codelist.CodeListTable.Progress;
import dev.risiti.sync.device.Device;
import dev.risiti.sync.device.DeviceWatcher;
import dev.risiti.sync.device.Devices;
import dev.risiti.sync.lease.BackOff;
import dev.risiti.sync.lease.Lease;
import dev.risiti.sync.lease.WorkLoop;
import dev.risiti.sync.lease.WorkLoopConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Polls KRA's code lists of an environment through one device of it, on that device's route. What changed, the watermark and the news that
 * devices may get on are committed together, after the answer and never before.
 */
@ApplicationScoped
public class CodeListWorker implements DeviceWatcher {
    private static final Logger LOG = Logger.getLogger(CodeListWorker.class);

    private final CodeListTable polls;
    private final Devices devices;
    private final KraCredentials credentials;
    private final OscuLookups kra;
    private final Outbox outbox;
    private final CodeListConfig config;
    private final WorkLoopConfig work;
    private final Clock clock;
    private volatile @Nullable WorkLoop<String> loop;

    CodeListWorker(
            CodeListTable polls,
            Devices devices,
            KraCredentials credentials,
            OscuClient kra,
            Outbox outbox,
            CodeListConfig config,
            WorkLoopConfig work,
            Clock clock) {
        this.polls = polls;
        this.devices = devices;
        this.credentials = credentials;
        this.kra = new OscuLookups(kra);
        this.outbox = outbox;
        this.config = config;
        this.work = work;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            loop = WorkLoop.start("code-lists", work, polls.leases(), this::poll);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        WorkLoop<String> running = loop;
        if (running != null) {
            running.stop(work.stopPatience());
        }
    }

    /** Devices of an environment whose lists are known get on at once; the others wait for the poll. */
    @Override
    public void devicesChanged(Set<Environment> environments) {
        List<OutgoingEvent> progress = new ArrayList<>();
        environments.stream().sorted().forEach(environment -> {
            if (polls.want(environment)) {
                progress.addAll(progress(environment));
            }
        });
        outbox.append(progress);
    }

    @Override
    public void devicesStored() {
        WorkLoop<String> running = loop;
        if (running != null) {
            running.nudge();
        }
    }

    private void poll(Lease<String> lease) {
        Environment environment = Environment.valueOf(lease.key());
        Progress before = polls.progress(lease.key());
        List<Device> candidates = QuarkusTransaction.requiringNew().call(() -> devices.withKey(environment));
        if (candidates.isEmpty()) {
            polls.leases().release(lease, config.every());
            return;
        }
        // Another device each time, so that one with a bad key or gateway app cannot keep the lists from everybody.
        Device elected = candidates.get(before.attempts() % candidates.size());
        Instant since = before.watermark() == null ? config.beginning() : before.watermark();
        Lookup<CodeListAnswer> answer;
        try {
            answer = kra.codes(credentials.of(elected.deviceId()), since);
        } catch (CredentialsUnavailable e) {
            failed(lease, before, elected, String.valueOf(e.getMessage()));
            return;
        }
        switch (answer) {
            case Lookup.Found<CodeListAnswer>(var lists, var resultAt) ->
                store(lease, environment, CodeListReading.values(lists), resultAt);
            case Lookup.Absent<CodeListAnswer>(var resultAt) -> store(lease, environment, Map.of(), resultAt);
            case Lookup.Failed<CodeListAnswer>(var outcome) -> {
                if (outcome instanceof Outcome.RefusedConnection refusal) {
                    credentials.refused(elected.deviceId(), refusal);
                }
                failed(lease, before, elected, "%s %s".formatted(outcome.resultCd(), outcome.words()));
            }
        }
    }

    private void store(
            Lease<String> lease,
            Environment environment,
            Map<CodeValue.Key, CodeValue> answered,
            @Nullable Instant resultAt) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (!polls.leases().lock(lease)) {
                LOG.warnf("event=fenced poll=code-lists environment=%s", environment);
                return;
            }
            Instant now = clock.instant();
            Map<CodeValue.Key, CodeValue> known = polls.values(environment);
            List<CodeEntry> changes = CodeListReading.changes(environment, known, answered, KraTime.dateOf(now), now);
            boolean complete = !known.isEmpty() || !answered.isEmpty();
            polls.store(changes);
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

    private void failed(Lease<String> lease, Progress before, Device elected, String reason) {
        LOG.warnf(
                "event=code_lists_failed environment=%s device=%s attempts=%d reason=\"%s\"",
                lease.key(), elected.deviceId(), before.attempts() + 1, reason);
        polls.failed(lease, BackOff.after(before.attempts(), config.firstRetry(), config.longestRetry()), reason);
    }
}
