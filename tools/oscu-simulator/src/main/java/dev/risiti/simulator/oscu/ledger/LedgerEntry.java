package dev.risiti.simulator.oscu.ledger;

import dev.risiti.simulator.oscu.registry.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request. The names are part of the control interface and never change.
 *
 * @param seq order of arrival, from 1
 * @param finishedAt when the last byte of an answer was handed to the connection, or the connection was given up
 * @param door the front door it came through, {@code direct} or {@code gateway}
 * @param call the call's name in the specification, or the path when there is no such call
 * @param number {@code invcNo}, {@code sarNo}, {@code itemCd} or whatever else numbers the object of this call
 * @param bodySha256 SHA-256 of the body's bytes in hexadecimal
 * @param resultCd KRA's decision, also when a fault kept it from the caller; null when KRA never decided and when the
 *     gateway's validator, which has no codes, did
 * @param answered whether an answer of any kind left, an error page included
 * @param receipt what was signed; null for everything else
 * @param fault the fault that acted on this request
 * @param text why the request was refused, in KRA's words; null unless it was
 */
public record LedgerEntry(
        long seq,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        String door,
        String call,
        @Nullable String tin,
        @Nullable String bhfId,
        @Nullable String number,
        String bodySha256,
        Outcome outcome,
        @Nullable String resultCd,
        boolean answered,
        @Nullable Receipt receipt,
        @Nullable String fault,
        @Nullable String text) {

    /** The same request with KRA's decision. */
    public LedgerEntry decided(
            Outcome decision, @Nullable String code, @Nullable String refusal, @Nullable Receipt signed) {
        return new LedgerEntry(
                seq,
                receivedAt,
                finishedAt,
                door,
                call,
                tin,
                bhfId,
                number,
                bodySha256,
                decision,
                code,
                answered,
                signed,
                fault,
                refusal);
    }

    /** The same request with the fault that acts on it. */
    public LedgerEntry struckBy(String acting) {
        return new LedgerEntry(
                seq,
                receivedAt,
                finishedAt,
                door,
                call,
                tin,
                bhfId,
                number,
                bodySha256,
                outcome,
                resultCd,
                answered,
                receipt,
                acting,
                text);
    }

    /** The same request at its end. */
    public LedgerEntry finished(Instant at, boolean answerLeft) {
        return new LedgerEntry(
                seq,
                receivedAt,
                at,
                door,
                call,
                tin,
                bhfId,
                number,
                bodySha256,
                outcome,
                resultCd,
                answerLeft,
                receipt,
                fault,
                text);
    }
}
