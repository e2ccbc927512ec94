package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import org.jspecify.annotations.Nullable;

/** Registers a customer of the branch (KRA reference 2.9). */
public record BranchCustomerRequest(
        String tin,
        String bhfId,
        String custNo,
        String custTin,
        String custNm,
        @Nullable String adrs,
        @Nullable String telNo,
        @Nullable String email,
        @Nullable String faxNo,
        String useYn,
        @Nullable String remark,
        @JsonUnwrapped Audit audit)
        implements WireRequest {
    public BranchCustomerRequest {
        Limit.device(tin, bhfId);
        Limit.required("custNo", custNo, 9);
        Limit.required("custTin", custTin, 11);
        Limit.required("custNm", custNm, 60);
        Limit.optional("adrs", adrs, 300);
        Limit.optional("telNo", telNo, 20);
        Limit.optional("email", email, 50);
        Limit.optional("faxNo", faxNo, 20);
        Limit.yesOrNo("useYn", useYn);
        Limit.optional("remark", remark, 1000);
    }

    /** A customer in use, with nothing optional. */
    public static BranchCustomerRequest of(
            String tin, String bhfId, String custNo, String custTin, String custNm, Audit audit) {
        return new BranchCustomerRequest(tin, bhfId, custNo, custTin, custNm, null, null, null, null, "Y", null, audit);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_BHF_CUSTOMER;
    }
}
