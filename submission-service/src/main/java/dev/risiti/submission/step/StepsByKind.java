package dev.risiti.submission.step;

import dev.risiti.contracts.document.DocumentKind;
import jakarta.enterprise.context.ApplicationScoped;

/** The steps of each kind of document. */
@ApplicationScoped
public class StepsByKind {
    private final SaleSteps sales;
    private final CreditNoteSteps creditNotes;
    private final ItemSteps items;
    private final StockSteps stock;
    private final BranchUserSteps branchUsers;

    StepsByKind(
            SaleSteps sales,
            CreditNoteSteps creditNotes,
            ItemSteps items,
            StockSteps stock,
            BranchUserSteps branchUsers) {
        this.sales = sales;
        this.creditNotes = creditNotes;
        this.items = items;
        this.stock = stock;
        this.branchUsers = branchUsers;
    }

    public Steps of(DocumentKind kind) {
        return switch (kind) {
            case SALE -> sales;
            case CREDIT_NOTE -> creditNotes;
            case ITEM -> items;
            case STOCK_MOVEMENT -> stock;
            case BRANCH_USER -> branchUsers;
            case ITEM_COMPOSITION, BRANCH_CUSTOMER, BRANCH_INSURANCE, STOCK_COUNT, PURCHASE_DECISION, IMPORT_DECISION ->
                throw new IllegalArgumentException("documents of kind " + kind + " are never stored here");
        };
    }
}
