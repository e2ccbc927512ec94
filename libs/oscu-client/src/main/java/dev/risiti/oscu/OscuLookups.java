package dev.risiti.oscu;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.outcome.Lookup;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.oscu.wire.BranchListAnswer;
import dev.risiti.oscu.wire.ChangesSince;
import dev.risiti.oscu.wire.CodeListAnswer;
import dev.risiti.oscu.wire.CustomerListAnswer;
import dev.risiti.oscu.wire.CustomerLookUpAnswer;
import dev.risiti.oscu.wire.CustomerLookUpRequest;
import dev.risiti.oscu.wire.ImportItemListAnswer;
import dev.risiti.oscu.wire.InvoiceDetailsAnswer;
import dev.risiti.oscu.wire.InvoiceDetailsRequest;
import dev.risiti.oscu.wire.InvoiceRow;
import dev.risiti.oscu.wire.ItemClassListAnswer;
import dev.risiti.oscu.wire.ItemListAnswer;
import dev.risiti.oscu.wire.NoticeListAnswer;
import dev.risiti.oscu.wire.OscuRequests;
import dev.risiti.oscu.wire.PurchaseSalesListAnswer;
import dev.risiti.oscu.wire.StockMoveListAnswer;
import dev.risiti.oscu.wire.TaxpayerInfoAnswer;
import dev.risiti.oscu.wire.WireRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Questions to KRA, typed. */
public final class OscuLookups {
    private final OscuClient client;

    public OscuLookups(OscuClient client) {
        this.client = client;
    }

    /** The stored invoice of that number. Absent once may be read lag: only a second, later "absent" counts. */
    public Lookup<InvoiceRow> invoice(DeviceCredentials device, long invcNo) {
        return ask(
                device,
                new InvoiceDetailsRequest(device.tin(), device.bhfId(), invcNo),
                answer -> answer instanceof InvoiceDetailsAnswer found
                        ? found.rows().stream()
                                .filter(row -> row.content().invcNo() == invcNo)
                                .findFirst()
                        : Optional.empty());
    }

    /** Own invoices and credit notes since that instant. Long windows time out at KRA: ask for 30 days at most. */
    public Lookup<InvoiceDetailsAnswer> invoices(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_TRNS_SALES_LIST, since, InvoiceDetailsAnswer.class);
    }

    /** Code lists changed after that instant. */
    public Lookup<CodeListAnswer> codes(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_CODE_LIST, since, CodeListAnswer.class);
    }

    /** Item classes changed after that instant. Takes minutes in production. */
    public Lookup<ItemClassListAnswer> itemClasses(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_ITEM_CLS_LIST, since, ItemClassListAnswer.class);
    }

    /** Branches changed after that instant. */
    public Lookup<BranchListAnswer> branches(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_BHF_LIST, since, BranchListAnswer.class);
    }

    /** Notices after that instant. */
    public Lookup<NoticeListAnswer> notices(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_NOTICE_LIST, since, NoticeListAnswer.class);
    }

    /** Who has that PIN. */
    public Lookup<CustomerLookUpAnswer> taxpayer(DeviceCredentials device, String pin) {
        return ask(
                device, new CustomerLookUpRequest(device.tin(), device.bhfId(), pin), kind(CustomerLookUpAnswer.class));
    }

    /** Name and VAT registration of the device's own taxpayer. */
    public Lookup<TaxpayerInfoAnswer> ownTaxpayer(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_TAXPAYER_INFO, since, TaxpayerInfoAnswer.class);
    }

    /** Customers saved after that instant. */
    public Lookup<CustomerListAnswer> customers(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_CUSTOMER_LIST, since, CustomerListAnswer.class);
    }

    /** Items registered or changed after that instant. */
    public Lookup<ItemListAnswer> items(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_ITEM_LIST, since, ItemListAnswer.class);
    }

    /** Customs declarations after that instant. An answered line is still listed as waiting for a while. */
    public Lookup<ImportItemListAnswer> imports(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_IMPORT_ITEM_LIST, since, ImportItemListAnswer.class);
    }

    /** Suppliers' sales to this PIN after that instant. */
    public Lookup<PurchaseSalesListAnswer> purchases(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_TRNS_PURCHASE_SALES_LIST, since, PurchaseSalesListAnswer.class);
    }

    /** Stock sent here by other branches after that instant. */
    public Lookup<StockMoveListAnswer> stockMoves(DeviceCredentials device, Instant since) {
        return changes(device, OscuCall.SELECT_STOCK_MOVE_LIST, since, StockMoveListAnswer.class);
    }

    private <T extends Answer> Lookup<T> changes(
            DeviceCredentials device, OscuCall call, Instant since, Class<T> kind) {
        return ask(device, new ChangesSince(call, device.tin(), device.bhfId(), since), kind(kind));
    }

    private static <T extends Answer> Function<Answer, Optional<T>> kind(Class<T> kind) {
        return answer -> Optional.of(answer).filter(kind::isInstance).map(kind::cast);
    }

    private <T> Lookup<T> ask(DeviceCredentials device, WireRequest question, Function<Answer, Optional<T>> reader) {
        return switch (client.send(device, OscuRequests.encode(question))) {
            case Outcome.Accepted accepted ->
                reader.apply(accepted.answer())
                        .<Lookup<T>>map(value -> new Lookup.Found<>(value, accepted.resultAt()))
                        .orElseGet(() -> new Lookup.Absent<>(accepted.resultAt()));
            case Outcome failed -> new Lookup.Failed<>(failed);
        };
    }
}
