package dev.risiti.contracts.lineage;

import dev.risiti.contracts.device.Environment;
import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.Buyer;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.value.Check;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The signed sale that a credit note credits, as far as whoever raises the note must know it. */
public record OriginalSale(
        DocumentIdentity identity,
        String number,
        Environment environment,
        String pin,
        String branchId,
        Solution solution,
        @Nullable String controlUnitId,
        long invoiceNumber,
        long receiptNumber,
        String signature,
        Instant signedAt,
        Buyer buyer) {
    public OriginalSale {
        Check.present("identity", identity);
        Check.text("number", number, 50);
        Check.present("environment", environment);
        Check.pin("pin", pin);
        Check.branch("branchId", branchId);
        Check.present("solution", solution);
        Check.text("signature", signature, 64);
        Check.present("signedAt", signedAt);
        Check.present("buyer", buyer);
    }
}
