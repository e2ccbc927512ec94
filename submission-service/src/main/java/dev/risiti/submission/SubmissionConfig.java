package dev.risiti.submission;

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

    /** Calls to KRA that may be open at once in this replica, which bounds the lanes it claims. */
    @WithDefault("64")
    int callSlots();

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

    /** How long a document waits before it is tried again when KRA misses something that must come first. */
    @WithDefault("60s")
    Duration dependencyPause();

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
