package dev.risiti.submission.receipt;

import dev.risiti.contracts.device.Environment;
import dev.risiti.oscu.receipt.ReceiptLink;
import dev.risiti.submission.SubmissionConfig;
import dev.risiti.submission.device.Device;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Makes the verification link of a receipt. */
@ApplicationScoped
public class ReceiptPages {
    private final SubmissionConfig config;

    ReceiptPages(SubmissionConfig config) {
        this.config = config;
    }

    public String link(Device device, String signature) {
        return ReceiptLink.of(page(device.environment()), device.pin(), device.branchId(), signature)
                .toString();
    }

    private URI page(Environment environment) {
        return switch (environment) {
            case SANDBOX -> config.receiptPage().sandbox();
            case PRODUCTION -> config.receiptPage().production();
        };
    }
}
