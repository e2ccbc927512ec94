package dev.risiti.sync.quickbooks;

import java.math.BigDecimal;

/**
 * The books' own tax of one rate.
 *
 * @param rateId the tax rate, not the tax code
 */
public record TaxLine(String rateId, BigDecimal amount) {}
