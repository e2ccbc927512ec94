package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;

/**
 * A request in KRA's field names. PIN and branch stand in every body beside the headers, because some calls of the
 * gateway read only the body (KRA reference 1.2).
 */
public sealed interface WireRequest
        permits InitRequest,
                ChangesSince,
                CustomerLookUpRequest,
                InvoiceDetailsRequest,
                BranchCustomerRequest,
                BranchUserRequest,
                BranchInsuranceRequest,
                ItemRequest,
                ItemCompositionRequest,
                ImportItemUpdateRequest,
                SaleRequest,
                PurchaseRequest,
                StockMovementRequest,
                StockMasterRequest {
    /** The call this is the body of. */
    OscuCall call();

    /** Taxpayer PIN. */
    String tin();

    /** Branch, two digits. */
    String bhfId();
}
