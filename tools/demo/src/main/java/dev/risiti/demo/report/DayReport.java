package dev.risiti.demo.report;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.check.Check;
import dev.risiti.demo.check.Evidence;
import dev.risiti.demo.day.DayDocument;
import dev.risiti.demo.day.Progress;
import dev.risiti.demo.events.EventLog;
import dev.risiti.demo.events.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the day: what became of each document, what moved, and whether everything agrees. */
public final class DayReport {
    private static final String NONE = "-";

    private final Evidence evidence;
    private final EventLog log;
    private final Consumer<String> console;

    public DayReport(Evidence evidence, Consumer<String> console) {
        this.evidence = evidence;
        this.log = evidence.log();
        this.console = console;
    }

    /** The documents of the day with their receipts. */
    public void showDocuments() {
        Table table = new Table("DOCUMENT", "SHOWS", "BRANCH", "STATE", "INVOICE", "RECEIPT", "TIME", "VERIFY AT");
        for (DayDocument document : evidence.day().documents()) {
            Optional<Seen<DocumentResult>> decision = log.decision(document.identity());
            @Nullable
            Receipt receipt = decision.map(seen -> seen.data().receipt()).orElse(null);
            table.row(
                    document.booked().entity() + " " + document.booked().number(),
                    document.title(),
                    branch(document),
                    state(document),
                    receipt == null ? NONE : Long.toString(receipt.invoiceNumber()),
                    receipt == null ? NONE : receipt.controlUnitInvoiceNumber(),
                    decision.map(seen -> seconds(document, seen)).orElse(NONE),
                    receipt == null ? reason(decision) : receipt.verificationUrl());
        }
        console.accept("");
        table.lines().forEach(console);
    }

    private static String branch(DayDocument document) {
        return document.issuer().equals(document.publishedUnder())
                ? document.issuer().branch().id()
                : document.publishedUnder().branch().id() + " → "
                        + document.issuer().branch().id();
    }

    private String state(DayDocument document) {
        boolean parked = log.results(document.identity()).stream()
                .anyMatch(seen -> seen.data().state() == ResultState.PARKED);
        String state = log.decision(document.identity())
                .map(seen -> name(seen.data().state()))
                .orElse("undecided");
        return parked ? "parked, then " + state : state;
    }

    private static String name(ResultState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String reason(Optional<Seen<DocumentResult>> decision) {
        return decision.map(seen -> seen.data().reason()).map(Reason::text).orElse(NONE);
    }

    private static String seconds(DayDocument document, Seen<DocumentResult> seen) {
        Duration taken = Duration.between(document.createdAt(), seen.publishedAt());
        return "%d.%02d s".formatted(taken.toSeconds(), taken.toMillisPart() / 10);
    }

    /** What moved, and how many items were registered for it. */
    public void showStock() {
        Table table = new Table("STOCK MOVEMENT", "BRANCH", "STATE", "BECAUSE OF");
        for (DocumentIdentity delivery : evidence.day().deliveries()) {
            stockRow(table, delivery, "goods received");
        }
        Progress progress = new Progress(log, evidence.day().documents());
        for (DayDocument document : evidence.day().documents()) {
            for (DocumentIdentity movement : progress.movements(document)) {
                stockRow(table, movement, document.name());
            }
        }
        console.accept("");
        table.lines().forEach(console);
        console.accept("%d items were registered at KRA today."
                .formatted(log.decided(DocumentKind.ITEM).count()));
    }

    private void stockRow(Table table, DocumentIdentity movement, String cause) {
        List<Seen<DocumentResult>> said = log.results(movement);
        Optional<DocumentResult> last =
                said.isEmpty() ? Optional.empty() : Optional.of(said.getLast().data());
        table.row(
                movement.sourceDocumentId(),
                last.flatMap(result -> evidence.devices().stream()
                                .filter(device -> device.deviceId().equals(result.issuingDeviceId()))
                                .map(device -> device.branch().id())
                                .findFirst())
                        .orElse(NONE),
                last.map(result -> name(result.state())).orElse("nothing heard"),
                cause);
    }

    /**
     * Runs the checks.
     *
     * @return whether all hold
     */
    public boolean showChecks() {
        boolean agreed = true;
        console.accept("");
        for (Check check : Check.all()) {
            List<String> differences = check.differences(evidence);
            console.accept((differences.isEmpty() ? "  ✓ " : "  ✗ ") + check.rule());
            differences.forEach(difference -> console.accept("      " + difference));
            agreed &= differences.isEmpty();
        }
        return agreed;
    }
}
