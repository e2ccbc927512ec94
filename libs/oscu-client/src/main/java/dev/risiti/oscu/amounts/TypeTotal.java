package dev.risiti.oscu.amounts;

import java.math.BigDecimal;

/** Header figures of one tax type: {@code taxblAmtX}, {@code taxRtX} (percent), {@code taxAmtX}. */
public record TypeTotal(BigDecimal taxable, BigDecimal ratePercent, BigDecimal tax) {}
