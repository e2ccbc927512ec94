package dev.risiti.submission.engine;

import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.kra.Asked;
import dev.risiti.submission.kra.KraCalls;
import dev.risiti.submission.lane.FencedException;
import dev.risiti.submission.lane.LaneClaim;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Runs one claimed lane on one virtual thread until there is nothing to do, its turn is over, or it is lost. */
@ApplicationScoped
class LaneRun {
    private static final Logger LOG = Logger.getLogger(LaneRun.class);

    private final LaneEngine engine;
    private final Leases leases;
    private final KraCalls kra;
    private final int callsPerRun;
    private final Counter fenced;

    LaneRun(LaneEngine engine, Leases leases, KraCalls kra, SubmissionConfig config, MeterRegistry meters) {
        this.engine = engine;
        this.leases = leases;
        this.kra = kra;
        this.callsPerRun = config.callsPerRun();
        this.fenced = meters.counter("risiti.lanes.fenced");
    }

    void run(LaneClaim claim) {
        try {
            LaneStep step = engine.next(claim);
            int calls = 0;
            while (!(step instanceof LaneStep.Released)) {
                if (!leases.valid(claim)) {
                    // What was prepared stays open in the database; its next owner asks KRA about it.
                    LOG.warnf("lane=%d epoch=%d state=LEASE_LOST", claim.laneId(), claim.epoch());
                    return;
                }
                calls++;
                step = perform(claim, step, calls < callsPerRun);
            }
        } catch (FencedException e) {
            fenced.increment();
            LOG.warnf("lane=%d epoch=%d state=FENCED", claim.laneId(), claim.epoch());
        } catch (RuntimeException e) {
            // The lane stays claimed until its lease runs out; then its open attempt, if any, is resolved by asking.
            LOG.errorf(e, "lane=%d epoch=%d state=RUN_FAILED", claim.laneId(), claim.epoch());
        } finally {
            leases.forget(claim);
        }
    }

    private LaneStep perform(LaneClaim claim, LaneStep step, boolean more) {
        return switch (step) {
            case LaneStep.Send(Device device, Attempt attempt) -> {
                Outcome outcome = kra.send(device, attempt);
                yield engine.sent(claim, device, attempt, outcome, more);
            }
            case LaneStep.Ask(Device device, Attempt attempt) -> {
                Asked asked = kra.ask(device, attempt);
                yield engine.asked(claim, device, attempt, asked, more);
            }
            case LaneStep.Released released -> released;
        };
    }
}
