package dev.risiti.simulator.books.company;

/**
 * A company in the books.
 *
 * @param customTransactionNumbers when true, a form saved without a number has none; otherwise the next one is given
 */
public record CompanyProfile(String realmId, String name, boolean customTransactionNumbers) {}
