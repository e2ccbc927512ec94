package dev.risiti.credential.initialisation;

import dev.risiti.credential.device.Device;
import dev.risiti.credential.device.DeviceEvent;
import dev.risiti.credential.device.DeviceRegistry;
import dev.risiti.credential.device.DeviceRepository;
import dev.risiti.credential.device.DeviceSecretTable;
import dev.risiti.credential.initialisation.Claim.State;
import dev.risiti.credential.initialisation.InitialisationTable.Answered;
import dev.risiti.credential.initialisation.InitialisationTable.End;
import dev.risiti.credential.initialisation.InitialisationVerdict.Installed;
import dev.risiti.credential.initialisation.InitialisationVerdict.Later;
import dev.risiti.credential.initialisation.InitialisationVerdict.Refused;
import dev.risiti.credential.initialisation.InitialisationVerdict.Unclear;
import dev.risiti.oscu.OscuClient;
import dev.risiti.oscu.Route;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.outcome.OutcomeClassifier;
import dev.risiti.oscu.outcome.Reply;
import dev.risiti.oscu.wire.InitRequest;
import dev.risiti.oscu.wire.OscuRequests;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Carries one claimed initialisation as far as it goes. Each step is committed before the next: {@code SENT} before the
 * first byte leaves, the encrypted answer before it is read, the outcome with the device's event. So a crash before
 * {@code SENT} costs nothing, a crash after it leaves an unknown for a person, and a crash after the answer is made up
 * for from the stored answer.
 */
@ApplicationScoped
class Initialisation {
    private static final Logger LOG = Logger.getLogger(Initialisation.class);

    private final InitialisationTable table;
    private final InitialisationConfig config;
    private final DeviceRepository devices;
    private final DeviceRegistry registry;
    private final DeviceSecretTable secrets;
    private final Routes routes;
    private final OscuClient kra;
    private final MeterRegistry metrics;
    private final Clock clock;

    Initialisation(
            InitialisationTable table,
            InitialisationConfig config,
            DeviceRepository devices,
            DeviceRegistry registry,
            DeviceSecretTable secrets,
            Routes routes,
            OscuClient kra,
            MeterRegistry metrics,
            Clock clock) {
        this.table = table;
        this.config = config;
        this.devices = devices;
        this.registry = registry;
        this.secrets = secrets;
        this.routes = routes;
        this.kra = kra;
        this.metrics = metrics;
        this.clock = clock;
    }

    void goOn(Claim claim) {
        switch (claim.state()) {
            case DUE -> call(claim);
            case SENT ->
                finish(
                        claim,
                        State.SENT,
                        InitialisationVerdict.unclear(null, "the process that asked KRA ended before the answer"));
            case ANSWERED -> readAnswer(claim);
        }
    }

    private void call(Claim claim) {
        Device device = QuarkusTransaction.requiringNew().call(() -> devices.known(claim.deviceId()));
        Route route = routes.of(device);
        OscuRequest request =
                OscuRequests.encode(new InitRequest(device.pin(), device.branchId(), device.serialNumber()));
        if (!table.markSent(claim, route.door())) {
            LOG.warnf("event=initialisation_claim_lost device=%s epoch=%d", claim.deviceId(), claim.epoch());
            return;
        }
        Outcome outcome = kra.initialise(route, request);
        Reply reply = outcome.reply();
        if (reply == null) {
            finish(claim, State.SENT, InitialisationVerdict.of(outcome));
            return;
        }
        store(claim.deviceId(), reply);
        readAnswer(claim);
    }

    /** Does not give up at the first failure of the database. */
    private void store(String deviceId, Reply reply) {
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    secrets.storeAnswer(deviceId, reply.body());
                    table.markAnswered(deviceId, reply.status());
                });
                return;
            } catch (RuntimeException e) {
                if (attempt >= config.storeAttempts()) {
                    throw e;
                }
                LOG.warnf(e, "event=initialisation_answer_not_stored device=%s attempt=%d", deviceId, attempt);
                pauseASecond();
            }
        }
    }

    private static void pauseASecond() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            // Nothing interrupts these threads but the end of the process, which loses the answer either way.
            throw new IllegalStateException("interrupted while an answer waited to be stored", e);
        }
    }

    private void readAnswer(Claim claim) {
        byte[] body = secrets.answer(claim.deviceId()).orElseThrow();
        Answered answered = table.answered(claim.deviceId()).orElseThrow();
        Outcome outcome = OutcomeClassifier.classify(
                OscuCall.SELECT_INIT_OSDC_INFO, answered.door(), Reply.of(answered.httpStatus(), Map.of(), body));
        finish(claim, State.ANSWERED, InitialisationVerdict.of(outcome));
    }

    private void finish(Claim claim, State from, InitialisationVerdict verdict) {
        String deviceId = claim.deviceId();
        boolean held = QuarkusTransaction.requiringNew().call(() -> switch (verdict) {
            case Installed(var unit, var key) -> {
                secrets.storeKey(deviceId, key);
                registry.keyed(
                        deviceId,
                        new DeviceEvent.Initialised(clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        unit,
                        null);
                yield table.finish(claim, from, End.DONE);
            }
            case Refused(var reason) -> {
                boolean ours = table.finish(claim, from, End.FAILED);
                if (ours) {
                    registry.apply(deviceId, new DeviceEvent.InitialisationFailed(reason), null);
                }
                yield ours;
            }
            case Unclear(var reason) -> {
                boolean ours = table.finish(claim, from, End.UNKNOWN);
                if (ours) {
                    registry.apply(deviceId, new DeviceEvent.InitialisationFailed(reason), null);
                }
                yield ours;
            }
            case Later(var words) -> {
                Duration pause = pause(claim.notSent());
                LOG.infof(
                        "event=initialisation_postponed device=%s seconds=%d words=\"%s\"",
                        deviceId, pause.toSeconds(), words);
                yield table.postpone(claim, from, pause);
            }
        });
        String outcome = held ? verdict.getClass().getSimpleName() : "Fenced";
        metrics.counter("credential.initialisations", "outcome", outcome).increment();
        LOG.infof("event=initialisation_ended device=%s epoch=%d outcome=%s", deviceId, claim.epoch(), outcome);
    }

    /** Doubling from the first to the longest pause, spread by a quarter so that many devices do not come back at once. */
    private Duration pause(int notSentBefore) {
        long longest = config.longestPause().toMillis();
        long pause = Math.min(longest, config.firstPause().toMillis() << Math.min(notSentBefore, 20));
        return Duration.ofMillis(pause - ThreadLocalRandom.current().nextLong(pause / 4 + 1));
    }
}
