package dev.risiti.demo.kra;

/**
 * What the referee says was signed.
 *
 * @param receiptNumber {@code curRcptNo}
 * @param signature {@code rcptSign}
 * @param signedAt {@code sdcDateTime}, as KRA writes it
 */
public record SignedReceipt(long receiptNumber, String signature, String internalData, String signedAt) {}
