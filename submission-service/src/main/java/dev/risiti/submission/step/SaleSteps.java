package dev.risiti.submission.step;

import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.Sale;
import dev.risiti.contracts.document.SaleLine;
import dev.risiti.contracts.document.TaxType;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.SaleAnswer;
import dev.risiti.oscu.wire.SaleRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.item.Catalogue;
import dev.risiti.submission.receipt.ReceiptTable;
import dev.risiti.submission.receipt.Receipts;
import dev.risiti.submission.result.Effects;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.stock.StockLegs;
import dev.risiti.submission.tax.TaxRateTable;
import dev.risiti.submission.tax.TaxRates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sale: its items registered, then {@code saveTrnsSalesOsdc}, which signs. KRA's "sales transaction" and "sales
 * invoice" are this one call at OSCU.
 */
@ApplicationScoped
public class SaleSteps implements Steps {
    private static final String KES = "KES";

    private final DocumentTable documents;
    private final Catalogue catalogue;
    private final TaxRateTable taxRates;
    private final Receipts receipts;
    private final ReceiptTable receiptTable;
    private final StockLegs stockLegs;
    private final Results results;
    private final Clock clock;

    SaleSteps(
            DocumentTable documents,
            Catalogue catalogue,
            TaxRateTable taxRates,
            Receipts receipts,
            ReceiptTable receiptTable,
            StockLegs stockLegs,
            Results results,
            Clock clock) {
        this.documents = documents;
        this.catalogue = catalogue;
        this.taxRates = taxRates;
        this.receipts = receipts;
        this.receiptTable = receiptTable;
        this.stockLegs = stockLegs;
        this.results = results;
        this.clock = clock;
    }

    @Override
    public Next next(Document document, Device device, Numbers numbers) {
        Sale sale = documents.payload(document.documentId(), Sale.class);
        if (!sale.currency().equals(KES) && sale.exchangeRate() == null) {
            return new Next.Park(
                    WakeKey.revision(),
                    Reason.of(
                            "EXCHANGE_RATE_MISSING",
                            "The sale is in %s and says no exchange rate to KES".formatted(sale.currency())));
        }
        if (sale.lines().stream().allMatch(line -> line.total().signum() == 0)) {
            return new Next.Refuse(Reason.of("NOTHING_TO_SIGN", "Every line of the sale costs nothing"));
        }
        TaxRates rates = taxRates.on(device.environment(), sale.date());
        Set<TaxType> used = sale.lines().stream().map(SaleLine::taxType).collect(Collectors.toSet());
        for (TaxType type : used) {
            if (!rates.has(type)) {
                return new Next.Park(
                        WakeKey.taxRate(device.environment(), type),
                        Reason.of(
                                "TAX_RATE_MISSING",
                                "KRA's code list has no rate for tax type %s on %s".formatted(type, sale.date())));
            }
        }
        return switch (catalogue.find(
                document,
                sale.source(),
                device,
                sale.lines().stream().map(SaleLine::item).toList())) {
            case Catalogue.Found.Missing(var item) -> ItemReadiness.waitFor(item);
            case Catalogue.Found.All(var codes) -> call(sale, device, numbers, codes, rates, used);
        };
    }

    private Next.Call call(
            Sale sale, Device device, Numbers numbers, Map<String, String> codes, TaxRates rates, Set<TaxType> used) {
        List<WireLine> lines = SaleLines.of(sale, codes, rates);
        return new Next.Call(
                SaleRequest.sale(
                        device.pin(),
                        device.branchId(),
                        sale.number(),
                        numbers.take(Counter.invoices(device.deviceId())),
                        sale.buyer().pin(),
                        sale.buyer().name(),
                        sale.paymentMethod().code(),
                        clock.instant(),
                        sale.date(),
                        Wire.taxTable(lines, rates.forHeader(used)),
                        sale.remark(),
                        Wire.AUDIT,
                        device.taxpayerName(),
                        Wire.saleLines(lines)),
                lines);
    }

    @Override
    public Optional<Counter> counter(Document document, Device device) {
        return Optional.of(Counter.invoices(device.deviceId()));
    }

    @Override
    public boolean accepted(Document document, Attempt attempt, Device device, Answer answer, Effects effects) {
        Sale sale = documents.payload(document.documentId(), Sale.class);
        Receipt receipt = receipts.of(
                device,
                attempt,
                new Receipts.Content(
                        sale.number(), sale.date(), sale.buyer(), sale.currency(), SaleLines.exchangeRate(sale), null),
                (SaleAnswer) answer);
        receiptTable.store(document.documentId(), device.deviceId(), receipt);
        results.accepted(document, device.deviceId(), receipt, effects);
        stockLegs.add(
                document, sale.source(), device.deviceId(), sale.date(), MovementType.SALE_OUT, attempt.wireLines());
        return true;
    }

    @Override
    public void refused(Document document, Device device, Reason reason, Effects effects) {
        // Nothing but the document itself hangs on a refused sale.
    }
}
