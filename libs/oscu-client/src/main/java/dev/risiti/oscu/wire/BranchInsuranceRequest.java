package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import java.math.BigDecimal;

/**
 * Registers an insurance scheme of the branch (KRA reference 2.11).
 *
 * @param isrccCd the taxpayer's own code
 * @param isrcRt premium rate, whole percent
 */
public record BranchInsuranceRequest(
        String tin,
        String bhfId,
        String isrccCd,
        String isrccNm,
        BigDecimal isrcRt,
        String useYn,
        @JsonUnwrapped Audit audit)
        implements WireRequest {
    public BranchInsuranceRequest {
        Limit.device(tin, bhfId);
        Limit.required("isrccCd", isrccCd, 10);
        Limit.required("isrccNm", isrccNm, 100);
        Limit.requiredNumber("isrcRt", isrcRt, 3, 0);
        Limit.yesOrNo("useYn", useYn);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_BHF_INSURANCE;
    }
}
