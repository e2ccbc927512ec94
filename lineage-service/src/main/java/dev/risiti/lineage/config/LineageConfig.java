package dev.risiti.lineage.config;

import dev.risiti.lineage.check.CreditPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Settings of the credit note rules and of the workers that apply them. */
@ConfigMapping(prefix = "risiti.lineage")
public interface LineageConfig {

    /** How long a note waits for an original nobody has announced; then it is refused. */
    @WithDefault("24h")
    Duration unknownOriginalWait();

    /** Age in months beyond which a sale is no longer credited; no limit when absent. */
    Optional<Integer> maxOriginalAgeMonths();

    /** Credit notes per sale, those in flight counted; no limit when absent. */
    Optional<Integer> maxNotesPerOriginal();

    /** KES by which one line of a note may differ from the original's arithmetic, because books round elsewhere. */
    @WithDefault("0.05")
    BigDecimal roundingTolerance();

    /** How often a parked note looks for its original although nothing woke it. */
    @WithDefault("1m")
    Duration recheckInterval();

    /** Notes decided at the same time in this process. */
    @WithDefault("2")
    int workers();

    /** Pause between two looks for due notes when nothing nudges the workers. */
    @WithDefault("1s")
    Duration pollInterval();

    /** First pause after a note could not be decided for a technical reason; doubled up to a thousandfold. */
    @WithDefault("1s")
    Duration failurePause();

    default CreditPolicy policy() {
        return new CreditPolicy(
                unknownOriginalWait(),
                maxOriginalAgeMonths().orElse(null),
                maxNotesPerOriginal().orElse(null),
                roundingTolerance());
    }
}
