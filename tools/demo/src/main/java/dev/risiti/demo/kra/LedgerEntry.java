package dev.risiti.demo.kra;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One request that the referee saw.
 *
 * @param seq order of arrival
 * @param answered whether the caller got any answer
 * @param receipt there when a sale or credit note was signed
 */
public record LedgerEntry(
        long seq,
        String call,
        String branchId,
        String number,
        String bodySha256,
        String outcome,
        boolean answered,
        @Nullable SignedReceipt receipt) {
    public static final String SALE = "saveTrnsSalesOsdc";
    public static final String MOVEMENT = "insertStockIO";
    public static final String MASTER = "saveStockMaster";

    static LedgerEntry of(JsonNode entry) {
        JsonNode receipt = entry.path("receipt");
        return new LedgerEntry(
                entry.path("seq").asLong(),
                entry.path("call").asText(),
                entry.path("bhfId").asText(),
                entry.path("number").asText(),
                entry.path("bodySha256").asText(),
                entry.path("outcome").asText(),
                entry.path("answered").asBoolean(),
                receipt.isObject()
                        ? new SignedReceipt(
                                receipt.path("curRcptNo").asLong(),
                                receipt.path("rcptSign").asText(),
                                receipt.path("intrlData").asText(),
                                receipt.path("sdcDateTime").asText())
                        : null);
    }

    public boolean accepted() {
        return "ACCEPTED".equals(outcome);
    }

    public boolean inFlight() {
        return "IN_FLIGHT".equals(outcome);
    }

    /** A sale or credit note that KRA signed. */
    public boolean signedSale() {
        return SALE.equals(call) && accepted();
    }

    /** {@code invcNo} or {@code sarNo} as a number. */
    public long count() {
        return Long.parseLong(number);
    }
}
