package dev.risiti.lineage.operator;

import dev.risiti.contracts.device.Solution;
import dev.risiti.lineage.check.Taxpayer;
import dev.risiti.lineage.device.Devices;
import dev.risiti.lineage.issued.IssuedDocument;
import dev.risiti.lineage.issued.IssuedDocuments;
import dev.risiti.lineage.issued.Recording;
import dev.risiti.lineage.note.DecidedSale;
import dev.risiti.lineage.routing.WakeUp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes over documents that were issued before or elsewhere. */
@ApplicationScoped
class HistoryImport {
    private static final Logger LOG = Logger.getLogger(HistoryImport.class);

    private final Devices devices;
    private final IssuedDocuments issued;
    private final WakeUp wakeUp;

    HistoryImport(Devices devices, IssuedDocuments issued, WakeUp wakeUp) {
        this.devices = devices;
        this.issued = issued;
        this.wakeUp = wakeUp;
    }

    /**
     * @return {@link Recording#RECORDED} the first time, {@link Recording#KNOWN} for the same content again
     * @throws ImportRefused when the issuing device is not known, or the document has another receipt here
     */
    Recording take(IssuedDocumentImport history) {
        Recording recording = QuarkusTransaction.requiringNew().call(() -> {
            IssuedDocument document = history.issuedBy(issuer(history));
            Recording done = issued.record(document);
            if (done == Recording.CONTRADICTED) {
                throw new ImportRefused(
                        Response.Status.CONFLICT,
                        "OTHER_RECEIPT",
                        "Document %s of %s is recorded with other content; one document has one receipt."
                                .formatted(history.sourceDocumentId(), history.source()));
            }
            return done;
        });
        if (recording == Recording.RECORDED) {
            LOG.infof(
                    "issued-document imported tenant=%s source=%s document=%s solution=%s invoice=%d",
                    history.tenantId(),
                    history.source(),
                    history.sourceDocumentId(),
                    history.solution(),
                    history.invoiceNumber());
            IssuedDocument document = history.issuedBy("");
            wakeUp.wake(List.of(new DecidedSale(document.identity(), document.number())));
        }
        return recording;
    }

    /** Credit notes will go to this device: one of ours must be registered, and be the one that the history names. */
    private String issuer(IssuedDocumentImport history) {
        Taxpayer owner = new Taxpayer(history.environment(), history.pin());
        String given = history.deviceId();
        if (given == null) {
            return devices.deviceId(history.tenantId(), owner, history.branchId(), history.solution())
                    .orElseThrow(() -> deviceUnknown(history));
        }
        boolean fits = devices.findByIdOptional(given)
                .map(device -> device.tenantId().equals(history.tenantId())
                        && device.is(owner, history.branchId(), history.solution()))
                .orElse(history.solution() != Solution.OSCU);
        if (!fits) {
            throw deviceUnknown(history);
        }
        return given;
    }

    private static ImportRefused deviceUnknown(IssuedDocumentImport history) {
        return new ImportRefused(
                Response.Status.BAD_REQUEST,
                "DEVICE_UNKNOWN",
                "No such %s device is registered for PIN %s (%s), branch %s: register it first."
                        .formatted(history.solution(), history.pin(), history.environment(), history.branchId()));
    }
}
