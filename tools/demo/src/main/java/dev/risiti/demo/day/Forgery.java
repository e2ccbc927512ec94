package dev.risiti.demo.day;

/**
 * A webhook with a bad signature.
 *
 * @param invoiceId the invoice it told of, which does not exist
 * @param status what it was answered with
 */
public record Forgery(String invoiceId, int status) {}
