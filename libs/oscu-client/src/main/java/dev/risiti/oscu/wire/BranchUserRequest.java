package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.call.OscuCall;
import org.jspecify.annotations.Nullable;

/**
 * Registers a branch user (KRA reference 2.10).
 *
 * @param pwd password of the user at KRA; secret
 */
public record BranchUserRequest(
        String tin,
        String bhfId,
        String userId,
        String userNm,
        String pwd,
        @Nullable String adrs,
        @Nullable String cntc,
        @Nullable String authCd,
        @Nullable String remark,
        String useYn,
        @JsonUnwrapped Audit audit)
        implements WireRequest {
    public BranchUserRequest {
        Limit.device(tin, bhfId);
        Limit.required("userId", userId, 20);
        Limit.required("userNm", userNm, 60);
        Limit.requiredSecret("pwd", pwd, 255);
        Limit.optional("adrs", adrs, 200);
        Limit.optional("cntc", cntc, 20);
        Limit.optional("authCd", authCd, 100);
        Limit.optional("remark", remark, 2000);
        Limit.yesOrNo("useYn", useYn);
    }

    /** A user in use, with nothing optional. */
    public static BranchUserRequest of(
            String tin, String bhfId, String userId, String userNm, String pwd, Audit audit) {
        return new BranchUserRequest(tin, bhfId, userId, userNm, pwd, null, null, null, null, "Y", audit);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_BHF_USER;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BranchUserRequest[tin=" + tin + ", bhfId=" + bhfId + ", userId=" + userId + "]";
    }
}
