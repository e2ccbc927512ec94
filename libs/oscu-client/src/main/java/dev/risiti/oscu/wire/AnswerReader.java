package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.json.KraJson;
import java.util.Optional;

/** Reads the data part of a successful answer. */
public final class AnswerReader {
    private AnswerReader() {}

    /**
     * The typed answer of a call.
     *
     * @param data the {@code data} object; empty when KRA sent null, which every save but the sale does
     * @throws dev.risiti.oscu.json.UnreadableJsonException when a field that the call must bring is missing or wrong
     */
    public static Answer read(OscuCall call, Optional<KraJson> data) {
        return switch (call) {
            case SAVE_BHF_CUSTOMER,
                    SAVE_BHF_USER,
                    SAVE_BHF_INSURANCE,
                    SAVE_ITEM,
                    SAVE_ITEM_COMPOSITION,
                    UPDATE_IMPORT_ITEM,
                    INSERT_TRNS_PURCHASE,
                    INSERT_STOCK_IO,
                    SAVE_STOCK_MASTER -> new Answer.Saved();
            case SAVE_TRNS_SALES_OSDC -> SaleAnswer.read(data.orElse(KraJson.EMPTY));
            case SELECT_INIT_OSDC_INFO -> InitAnswer.read(data.orElse(KraJson.EMPTY));
            case SELECT_CODE_LIST -> orNothing(data.map(CodeListAnswer::read));
            case SELECT_ITEM_CLS_LIST -> orNothing(data.map(ItemClassListAnswer::read));
            case SELECT_BHF_LIST -> orNothing(data.map(BranchListAnswer::read));
            case SELECT_NOTICE_LIST -> orNothing(data.map(NoticeListAnswer::read));
            case SELECT_CUSTOMER -> orNothing(data.map(CustomerLookUpAnswer::read));
            case SELECT_TAXPAYER_INFO -> orNothing(data.map(TaxpayerInfoAnswer::read));
            case SELECT_CUSTOMER_LIST -> orNothing(data.map(CustomerListAnswer::read));
            case SELECT_ITEM_LIST -> orNothing(data.map(ItemListAnswer::read));
            case SELECT_IMPORT_ITEM_LIST -> orNothing(data.map(ImportItemListAnswer::read));
            case SELECT_TRNS_PURCHASE_SALES_LIST -> orNothing(data.map(PurchaseSalesListAnswer::read));
            case SELECT_STOCK_MOVE_LIST -> orNothing(data.map(StockMoveListAnswer::read));
            case SELECT_INVOICE_DETAILS, SELECT_TRNS_SALES_LIST ->
                orNothing(data.map(InvoiceDetailsAnswer::read)
                        .filter(found -> !found.rows().isEmpty()));
        };
    }

    private static Answer orNothing(Optional<? extends Answer> answer) {
        return answer.isPresent() ? answer.get() : new Answer.Nothing();
    }
}
