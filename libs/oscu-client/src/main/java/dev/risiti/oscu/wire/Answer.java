package dev.risiti.oscu.wire;

/** What an accepted call brought. */
public sealed interface Answer
        permits SaleAnswer,
                InitAnswer,
                CodeListAnswer,
                ItemClassListAnswer,
                BranchListAnswer,
                NoticeListAnswer,
                CustomerLookUpAnswer,
                TaxpayerInfoAnswer,
                CustomerListAnswer,
                ItemListAnswer,
                ImportItemListAnswer,
                InvoiceDetailsAnswer,
                PurchaseSalesListAnswer,
                StockMoveListAnswer,
                Answer.Saved,
                Answer.Nothing {

    /** Stored; KRA has no more to say about it. */
    record Saved() implements Answer {}

    /** A look-up that found nothing: nothing newer, or no such invoice. */
    record Nothing() implements Answer {}
}
