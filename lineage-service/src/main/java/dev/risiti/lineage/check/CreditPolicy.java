package dev.risiti.lineage.check;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the integrator allows beyond what KRA certainly demands; the evidence for age and number limits is thin (KRA
 * reference 9).
 *
 * @param unknownOriginalWait how long a note waits for an original nobody has announced
 * @param maxAgeMonths age of the original beyond which it is no longer credited; null for no limit
 * @param maxNotes notes per original, those in flight counted; null for no limit
 * @param roundingTolerance KES by which one line of a note may differ from the original's arithmetic, because books
 *     and KRA round in different places
 */
public record CreditPolicy(
        Duration unknownOriginalWait,
        @Nullable Integer maxAgeMonths,
        @Nullable Integer maxNotes,
        BigDecimal roundingTolerance) {}
