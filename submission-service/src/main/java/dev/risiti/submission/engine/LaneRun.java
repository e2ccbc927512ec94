package dev.risiti.submission.engine;

import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.LaneEvent;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.kra.KraCalls;
import dev.risiti.submission.lane.FencedException;
import dev.risiti.submission.lane.LaneClaim;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Runs one claimed lane on one virtual thread until there is nothing to do, its turn is over, or it is lost. */
@ApplicationScoped
class LaneRun {
    private static final Logger LOG = Logger.getLogger(LaneRun.class);

    private final GroupCommit commits;
    private final Leases leases;
    private final KraCalls kra;
    private final Doors doors;
    private final int callsPerRun;
    private final Duration slowCall;
    private final Duration staleAfter;
    private final Counter fenced;

    LaneRun(
            GroupCommit commits,
            Leases leases,
            KraCalls kra,
            Doors doors,
            SubmissionConfig config,
            MeterRegistry meters) {
        this.commits = commits;
        this.leases = leases;
        this.kra = kra;
        this.doors = doors;
        this.callsPerRun = config.callsPerRun();
        this.slowCall = config.slowCall();
        this.staleAfter = config.quietPeriod().dividedBy(2);
        this.fenced = meters.counter("risiti.lanes.fenced");
    }

    void run(LaneClaim claim) {
        try {
            LaneStep step = commits.commit(new Turn(claim, new LaneEvent.Look(), true, claim.slow()));
            long written = System.nanoTime();
            int calls = 0;
            while (!(step instanceof LaneStep.Released)) {
                if (!leases.valid(claim)) {
                    // What was prepared stays open in the database; its next owner asks KRA about it.
                    LOG.warnf("lane=%d epoch=%d state=LEASE_LOST", claim.laneId(), claim.epoch());
                    return;
                }
                calls++;
                long begin = System.nanoTime();
                long prepared = written;
                LaneEvent event = perform(
                        step, () -> leases.valid(claim) && System.nanoTime() - prepared <= staleAfter.toNanos());
                boolean slow = System.nanoTime() - begin > slowCall.toNanos();
                step = commits.commit(new Turn(claim, event, calls < callsPerRun && (!slow || claim.slow()), slow));
                written = System.nanoTime();
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

    /**
     * @param timely whether a send may start now: later, on the wire it would outlive the deadline that others count on,
     *     or meet the calls of the lane's next owner
     */
    private LaneEvent perform(LaneStep step, BooleanSupplier timely) {
        return switch (step) {
            case LaneStep.Send(Device device, Attempt attempt) ->
                new LaneEvent.Replied(device, attempt, send(device, attempt, timely));
            case LaneStep.Ask(Device device, Attempt attempt) ->
                new LaneEvent.Answered(device, attempt, doors.ask(device, () -> kra.ask(device, attempt)));
            case LaneStep.Released released -> throw new IllegalStateException("a released lane does nothing");
        };
    }

    private Outcome send(Device device, Attempt attempt, BooleanSupplier timely) {
        Outcome outcome = doors.send(device, () -> kra.send(device, attempt, timely));
        LOG.infof(
                "lane=%d document=%d attempt=%d call=%s number=%s outcome=%s code=%s",
                attempt.laneId(),
                attempt.documentId(),
                attempt.attemptId(),
                attempt.request().call().wireName(),
                attempt.number(),
                outcome.getClass().getSimpleName(),
                outcome.resultCd());
        return outcome;
    }
}
