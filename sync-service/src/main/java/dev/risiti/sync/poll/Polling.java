package dev.risiti.sync.poll;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.credential.client.KraCredentials;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.OscuLookups;
import dev.risiti.sync.device.DeviceWatcher;
import dev.risiti.sync.lease.WorkLoop;
import dev.risiti.sync.lease.WorkLoopConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Works off the due polls of every kind, each kind on a loop of its own so that a slow list holds up no other. */
@ApplicationScoped
public class Polling implements DeviceWatcher {
    private final List<PollKind<?>> kinds;
    private final KraCredentials credentials;
    private final OscuLookups kra;
    private final PollingConfig config;
    private final WorkLoopConfig work;
    private volatile List<WorkLoop<String>> loops = List.of();

    Polling(
            @All List<PollKind<?>> kinds,
            KraCredentials credentials,
            OscuClient kra,
            PollingConfig config,
            WorkLoopConfig work) {
        this.kinds = kinds;
        this.credentials = credentials;
        this.kra = new OscuLookups(kra);
        this.config = config;
        this.work = work;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            loops = kinds.stream().map(this::loop).toList();
        }
    }

    private <T> WorkLoop<String> loop(PollKind<T> kind) {
        Poller<T> poller = new Poller<>(kind, credentials, kra, config);
        return WorkLoop.start(kind.name(), work, kind.atOnce(), kind.polls().leases(), poller::poll);
    }

    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(loop -> loop.stop(work.stopPatience()));
    }

    @Override
    public void devicesChanged(List<DeviceStatus> devices) {
        kinds.forEach(kind -> kind.devicesChanged(devices));
    }

    @Override
    public void devicesStored() {
        loops.forEach(WorkLoop::nudge);
    }
}
