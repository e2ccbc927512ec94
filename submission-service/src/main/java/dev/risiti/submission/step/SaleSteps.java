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
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.device.Device;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.WakeKey;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.item.NamedItem;
import dev.risiti.submission.receipt.ReceiptContent;
import dev.risiti.submission.result.Results;
import dev.risiti.submission.tax.TaxRates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A sale: its items registered, then {@code saveTrnsSalesOsdc}, which signs. KRA's "sales transaction" and "sales
 * invoice" are this one call at OSCU.
 */
final class SaleSteps implements Steps<Sale> {
    private static final String KES = "KES";

    @Override
    public Class<Sale> payloadType() {
        return Sale.class;
    }

    @Override
    public List<NamedItem> items(Sale sale, Device device) {
        return sale.lines().stream()
                .map(line -> NamedItem.of(device, sale.source(), line.item()))
                .toList();
    }

    @Override
    public Optional<Counter.Name> number(Document document) {
        return Optional.of(Counter.Name.INVOICE);
    }

    @Override
    public Next next(Work<Sale> work, @Nullable Long number) {
        Sale sale = work.payload();
        if (!sale.currency().equals(KES) && sale.exchangeRate() == null) {
            return Next.Park.until(
                    WakeKey.revision(),
                    Reason.of(
                            "EXCHANGE_RATE_MISSING",
                            "The sale is in %s and says no exchange rate to KES".formatted(sale.currency())));
        }
        if (sale.lines().stream().allMatch(line -> line.total().signum() == 0)) {
            return Next.Refuse.because(Reason.of("NOTHING_TO_SIGN", "Every line of the sale costs nothing"));
        }
        TaxRates rates = work.rates(sale.date());
        Set<TaxType> used = sale.lines().stream().map(SaleLine::taxType).collect(Collectors.toSet());
        Optional<Next> missing = Wire.missingRate(work, used, sale.date());
        if (missing.isPresent()) {
            return missing.get();
        }
        return switch (ItemCodes.of(
                work, sale.source(), sale.lines().stream().map(SaleLine::item).toList())) {
            case ItemCodes.Missing(var park) -> park;
            case ItemCodes.All(var codes) -> call(work, Objects.requireNonNull(number), codes, rates, used);
        };
    }

    private static Next.Call call(
            Work<Sale> work, long number, Map<String, String> codes, TaxRates rates, Set<TaxType> used) {
        Sale sale = work.payload();
        Device device = work.device();
        List<WireLine> lines = SaleLines.of(sale, codes, rates);
        return Next.Call.signing(
                SaleRequest.sale(
                        device.pin(),
                        device.branchId(),
                        sale.number(),
                        number,
                        sale.buyer().pin(),
                        sale.buyer().name(),
                        sale.paymentMethod().code(),
                        work.now(),
                        sale.date(),
                        Wire.taxTable(lines, rates.forHeader(used)),
                        sale.remark(),
                        Wire.AUDIT,
                        device.taxpayerName(),
                        Wire.saleLines(lines)),
                lines);
    }

    @Override
    public Task.Done accepted(Work<Sale> work, Attempt attempt, Answer answer) {
        Sale sale = work.payload();
        Document document = work.document();
        Device device = work.device();
        Receipt receipt = new ReceiptContent(
                        sale.number(), sale.date(), sale.buyer(), sale.currency(), SaleLines.exchangeRate(sale), null)
                .receipt(device, attempt, (SaleAnswer) answer, work.facts().receiptPage());
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.StoreReceipt(document.documentId(), device.deviceId(), receipt));
        effects.add(Results.accepted(document, device.deviceId(), receipt, work.now()));
        effects.addAll(StockLegs.of(
                document, sale.source(), device.deviceId(), sale.date(), MovementType.SALE_OUT, attempt.wireLines()));
        return new Task.Done(true, effects);
    }
}
