package dev.risiti.submission.intake;

import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.lineage.RoutedCreditNote;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.device.DeviceTable;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.lane.LaneScope;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores documents and routed credit notes, in the order of their offsets, and nothing else. */
@ApplicationScoped
public class DocumentsConsumer {
    private final Intake intake;
    private final Admissions admissions;
    private final DeviceTable devices;

    DocumentsConsumer(Intake intake, Admissions admissions, DeviceTable devices) {
        this.intake = intake;
        this.admissions = admissions;
        this.devices = devices;
    }

    @Incoming("documents")
    @Blocking
    void documents(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::admit);
    }

    @Incoming("routed-credit-notes")
    @Blocking
    void routedCreditNotes(ConsumerRecords<String, byte[]> batch) {
        intake.receive(batch, this::admit);
    }

    /** Stores documents, inside a transaction, as the rules of identity and revision say; what is to be said about it. */
    public List<Effect.Publish> admit(List<? extends RisitiEvent> events) {
        Map<String, Device> ofItems = devicesOfItems(events);
        return admissions.admit(events.stream()
                .map(event -> arrival(event, ofItems))
                .flatMap(Optional::stream)
                .toList());
    }

    /** The devices that items were published under; they say whose items they are. */
    private Map<String, Device> devicesOfItems(List<? extends RisitiEvent> events) {
        Set<String> ids = events.stream()
                .filter(event -> event instanceof FiscalDocument document && document.kind() == DocumentKind.ITEM)
                .map(RisitiEvent::key)
                .collect(Collectors.toSet());
        return ids.isEmpty() ? Map.of() : devices.findOrKeepOut(ids);
    }

    private static Optional<Admissions.Arrival> arrival(RisitiEvent event, Map<String, Device> ofItems) {
        return switch (event) {
            case RoutedCreditNote note ->
                Optional.of(new Admissions.Arrival(
                        note.identity(),
                        note.revision(),
                        note,
                        note.publishedDeviceId(),
                        note.deviceId(),
                        LaneScope.ofDevice(note.deviceId()),
                        note.bookId(),
                        note.receivedAt()));
            // Credit notes on the documents topic are lineage-service's: they come back routed.
            case CreditNote note -> Optional.empty();
            case FiscalDocument document ->
                Optional.of(new Admissions.Arrival(
                        document.identity(),
                        document.revision(),
                        document,
                        document.deviceId(),
                        document.deviceId(),
                        lane(document, ofItems),
                        document.bookId(),
                        null));
            default -> Optional.empty();
        };
    }

    /**
     * Items go to the lane of their taxpayer's items. Whose they are is not known before their device is, and that may
     * come in later, from another topic: refused or left out, such an item would be lost to a matter of timing. So it
     * waits in the lane of the device, which sends nothing for a device that is not known, and moves when the device
     * comes in ({@link DevicesConsumer}), which it does not while this transaction runs.
     */
    private static LaneScope lane(FiscalDocument document, Map<String, Device> ofItems) {
        Device device = document.kind() == DocumentKind.ITEM ? ofItems.get(document.deviceId()) : null;
        return device == null
                ? LaneScope.ofDevice(document.deviceId())
                : LaneScope.ofItems(device.environment(), device.pin());
    }
}
