package dev.risiti.submission;

import dev.risiti.submission.counter.CounterScope;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How the service submits. */
@ConfigMapping(prefix = "risiti.submission")
public interface SubmissionConfig {
    /** Name of this replica among those that share the database; made up at start when it is not given. */
    Optional<String> node();

    /** How long a lane stays with a replica that died. Renewed three times in this span while it lives. */
    @WithDefault("10s")
    Duration lease();

    /**
     * Calls to KRA that may be open at once in this replica, which bounds the lanes it claims. No more than the client has
     * connections ({@code risiti.kra.connections}): a lane that finds none free has to come back later.
     */
    @WithDefault("256")
    int callSlots();

    /** How many percent of the call slots lanes may hold whose calls take long. */
    @WithDefault("25")
    int slowShare();

    /** A call that takes longer than this makes its lane a slow one until a call is quicker. */
    @WithDefault("5s")
    Duration slowCall();

    /**
     * Threads that write down what lanes do, as many for those that begin and for those that a reply came back to; each
     * commits for many lanes at once.
     */
    @WithDefault("1")
    int committers();

    /** The most lanes that one commit carries. */
    @WithDefault("128")
    int lanesPerCommit();

    /** Calls after which a lane is given back, so that others get their turn. */
    @WithDefault("50")
    int callsPerRun();

    /** The shortest pause between two looks for due lanes. */
    @WithDefault("5ms")
    Duration pollMin();

    /** The longest pause between two looks for due lanes, when nothing is due. */
    @WithDefault("250ms")
    Duration pollMax();

    /** How often the leases are looked after and what waits for a time is woken. */
    @WithDefault("1s")
    Duration housekeeping();

    /** After an attempt's deadline, how long its packets may still be under way. */
    @WithDefault("2s")
    Duration quietPeriod();

    /** How far KRA's look-ups may lag behind its writes. */
    @WithDefault("2s")
    Duration readLag();

    /** How often the same bytes may be sent while their outcome is unknown; then a person decides. */
    @WithDefault("3")
    int maxSends();

    /** First and longest pause of the jittered back-off when KRA or a key cannot be reached. */
    @WithDefault("250ms")
    Duration backOffMin();

    @WithDefault("60s")
    Duration backOffMax();

    /**
     * How long a document waits at most before it is tried again when KRA misses something that must come first; one that
     * misses stock is tried as soon as any came in at its branch.
     */
    @WithDefault("60s")
    Duration dependencyPause();

    /** How many refusals in a row with the same words pause a lane. */
    @WithDefault("10")
    int refusalsAlike();

    /** What happens when KRA as a whole does not answer; each replica judges for itself. */
    Breakers breaker();

    /** Limits of one front door. */
    interface Breakers {
        /** Failures in a row that open it. */
        @WithDefault("20")
        int failures();

        /** Calls a second that probe it while it is open. */
        @WithDefault("2")
        double probesPerSecond();

        /** Calls a second while the backlog of an outage is worked off. */
        @WithDefault("100")
        double drainPerSecond();

        /** The longest a lane stays away before it looks again. */
        @WithDefault("10s")
        Duration stayAway();

        /** Look-ups a second that resolve unknown outcomes. */
        @WithDefault("50")
        double lookUpsPerSecond();
    }

    /**
     * For whom KRA counts each number (KRA reference 12.4). Left out, it is found out per taxpayer: each device counts for
     * itself until a second branch becomes active, and then KRA's answers tell.
     */
    Counters counters();

    /** Scopes of the counters. */
    interface Counters {
        Optional<CounterScope> invoice();

        Optional<CounterScope> stockMovement();

        Optional<CounterScope> purchase();
    }

    /** How long what is kept by month is kept; zero or less: for ever. */
    Retention retention();

    /** Time after the end of a month. */
    interface Retention {
        /** The outcome ledger: every decided send with its bytes and KRA's words. */
        @WithDefault("400d")
        Duration attempts();

        /** The documents' data. A month stays as long as one of its documents is not at its end. */
        @WithDefault("400d")
        Duration payloads();
    }

    /** KRA's receipt page, the base of the verification link. */
    ReceiptPage receiptPage();

    /** One page per environment of KRA. */
    interface ReceiptPage {
        @WithDefault("https://etims-sbx.kra.go.ke/common/link/etims/receipt/indexEtimsReceiptData")
        URI sandbox();

        @WithDefault("https://etims.kra.go.ke/common/link/etims/receipt/indexEtimsReceiptData")
        URI production();
    }
}
