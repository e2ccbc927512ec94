package dev.risiti.sync.intake;

import dev.risiti.sync.quickbooks.QuickBooksConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes QuickBooks' webhooks: signature, one durable insert, empty 200. Nothing else happens in the request, because
 * QuickBooks waits three seconds and holds later notifications back until this one is answered (connector reference
 * 1.2). Bodies beyond the limit of the HTTP layer are answered 413 before they get here.
 */
@Path("/webhooks/quickbooks")
public class QuickBooksWebhook {
    static final String PROVIDER = "quickbooks";
    private static final Logger LOG = Logger.getLogger(QuickBooksWebhook.class);

    private final IntakeConfig config;
    private final WebhookSignature signature;
    private final DeliveryTable deliveries;
    private final DeliveryWorker worker;
    private final MeterRegistry metrics;

    QuickBooksWebhook(
            IntakeConfig config,
            QuickBooksConfig quickBooks,
            DeliveryTable deliveries,
            DeliveryWorker worker,
            MeterRegistry metrics) {
        this.config = config;
        List<String> tokens = new ArrayList<>();
        tokens.add(quickBooks.verifierToken());
        quickBooks.verifierTokenPrevious().ifPresent(tokens::add);
        this.signature = new WebhookSignature(tokens);
        this.deliveries = deliveries;
        this.worker = worker;
        this.metrics = metrics;
    }

    /** Any content type: QuickBooks has sent two, and bytes are all the signature covers. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(summary = "Takes a delivery of change notifications from QuickBooks")
    public Response receive(@HeaderParam("intuit-signature") @Nullable String header, byte @Nullable [] given) {
        if (!config.enabled()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        byte[] body = given == null ? new byte[0] : given;
        if (!signature.matches(body, header)) {
            LOG.warnf("event=webhook_refused provider=%s reason=bad_signature bytes=%d", PROVIDER, body.length);
            count("bad_signature");
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        deliveries.insert(PROVIDER, body);
        worker.nudge();
        count("stored");
        return Response.ok().build();
    }

    private void count(String outcome) {
        metrics.counter("risiti.webhooks", "provider", PROVIDER, "outcome", outcome)
                .increment();
    }
}
