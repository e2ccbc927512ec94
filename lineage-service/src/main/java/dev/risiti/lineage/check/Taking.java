package dev.risiti.lineage.check;

import java.math.BigDecimal;

/**
 * What a credit note takes from one line of its original.
 *
 * @param originalSequence {@code itemSeq} of the original's wire line
 * @param quantity in units of the source line
 * @param amount KES, tax-inclusive
 */
public record Taking(int originalSequence, BigDecimal quantity, BigDecimal amount) {}
