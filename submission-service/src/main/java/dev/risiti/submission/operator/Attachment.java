package dev.risiti.submission.operator;

import dev.risiti.contracts.value.Check;
import dev.risiti.oscu.wire.SaleAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person found at KRA.
 *
 * @param receipt of a sale or credit note; left out for what KRA does not sign
 */
public record Attachment(@Nullable String reason, @Nullable PortalReceipt receipt) implements Reasoned {

    /**
     * A receipt as KRA's portal shows it (KRA reference 5.6).
     *
     * @param invoiceNumber {@code invcNo}: must be the number the document was sent under
     * @param receiptNumber {@code curRcptNo}
     * @param totalReceiptNumber {@code totRcptNo}
     * @param signature 16 characters
     * @param internalData 26 characters
     * @param signedAt the control unit's time
     */
    public record PortalReceipt(
            long invoiceNumber,
            long receiptNumber,
            long totalReceiptNumber,
            String signature,
            String internalData,
            Instant signedAt) {
        public PortalReceipt {
            Check.atLeast("invoiceNumber", invoiceNumber, 1);
            Check.atLeast("receiptNumber", receiptNumber, 1);
            Check.atLeast("totalReceiptNumber", totalReceiptNumber, 1);
            Check.text("signature", signature, 16);
            Check.text("internalData", internalData, 26);
            Check.present("signedAt", signedAt);
        }

        SaleAnswer asAnswer() {
            return new SaleAnswer(receiptNumber, totalReceiptNumber, internalData, signature, signedAt);
        }
    }
}
