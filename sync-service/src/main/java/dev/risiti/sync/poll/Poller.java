package dev.risiti.sync.poll;

import dev.risiti.credential.client.CredentialsUnavailable;
import dev.risiti.credential.client.KraCredentials;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.sync.device.Device;
import dev.risiti.sync.lease.BackOff;
import dev.risiti.sync.lease.Lease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks KRA for what is due of one kind, through one device and on that device's route. */
final class Poller<T> {
    private static final Logger LOG = Logger.getLogger(Poller.class);

    private final PollKind<T> kind;
    private final KraCredentials credentials;
    private final OscuLookups kra;
    private final PollingConfig config;

    Poller(PollKind<T> kind, KraCredentials credentials, OscuLookups kra, PollingConfig config) {
        this.kind = kind;
        this.credentials = credentials;
        this.kra = kra;
        this.config = config;
    }

    void poll(Lease<String> lease) {
        Progress before = kind.polls().progress(lease.key());
        List<Device> candidates = QuarkusTransaction.requiringNew().call(() -> kind.devices(lease.key()));
        if (candidates.isEmpty()) {
            kind.polls().leases().release(lease, config.every());
            return;
        }
        // Another device each time, so that one with a bad key or gateway app cannot keep the list from everybody.
        Device elected = candidates.get(before.attempts() % candidates.size());
        Instant since = before.watermark() == null ? config.beginning() : before.watermark();
        Lookup<T> answer;
        try {
            answer = kind.ask(kra, credentials.of(elected.deviceId()), since);
        } catch (CredentialsUnavailable e) {
            failed(lease, before, elected, String.valueOf(e.getMessage()));
            return;
        }
        switch (answer) {
            case Lookup.Found<T>(var found, var resultAt) -> kind.store(lease, before, Optional.of(found), resultAt);
            case Lookup.Absent<T>(var resultAt) -> kind.store(lease, before, Optional.empty(), resultAt);
            case Lookup.Failed<T>(var outcome) -> {
                if (outcome instanceof Outcome.RefusedConnection refusal) {
                    credentials.refused(elected.deviceId(), refusal);
                }
                failed(lease, before, elected, "%s %s".formatted(outcome.resultCd(), outcome.words()));
            }
        }
    }

    private void failed(Lease<String> lease, Progress before, Device elected, String reason) {
        LOG.warnf(
                "event=poll_failed list=%s poll=%s device=%s attempts=%d reason=\"%s\"",
                kind.name(), lease.key(), elected.deviceId(), before.attempts() + 1, reason);
        kind.polls()
                .failed(lease, BackOff.after(before.attempts(), config.firstRetry(), config.longestRetry()), reason);
    }
}
