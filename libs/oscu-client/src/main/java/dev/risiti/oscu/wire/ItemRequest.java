package dev.risiti.oscu.wire;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.risiti.oscu.amounts.TaxType;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.item.ItemCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Registers or changes an item (KRA reference 2.12). The units must be those inside {@code itemCd}.
 *
 * @param dftPrc default price, tax included
 */
public record ItemRequest(
        String tin,
        String bhfId,
        String itemCd,
        String itemClsCd,
        String itemTyCd,
        String itemNm,
        @Nullable String itemStdNm,
        String orgnNatCd,
        String pkgUnitCd,
        String qtyUnitCd,
        TaxType taxTyCd,
        @Nullable String btchNo,
        @Nullable String bcd,
        BigDecimal dftPrc,
        @Nullable BigDecimal grpPrcL1,
        @Nullable BigDecimal grpPrcL2,
        @Nullable BigDecimal grpPrcL3,
        @Nullable BigDecimal grpPrcL4,
        @Nullable BigDecimal grpPrcL5,
        @Nullable String addInfo,
        @Nullable BigDecimal sftyQty,
        String isrcAplcbYn,
        String useYn,
        @JsonUnwrapped Audit audit)
        implements WireRequest {
    public ItemRequest {
        Limit.device(tin, bhfId);
        Limit.required("itemCd", itemCd, 20);
        Limit.required("itemClsCd", itemClsCd, 10);
        Limit.required("itemTyCd", itemTyCd, 5);
        Limit.required("itemNm", itemNm, 200);
        Limit.optional("itemStdNm", itemStdNm, 200);
        Limit.required("orgnNatCd", orgnNatCd, 5);
        Limit.required("pkgUnitCd", pkgUnitCd, 5);
        Limit.required("qtyUnitCd", qtyUnitCd, 5);
        Limit.given("taxTyCd", taxTyCd);
        Limit.optional("btchNo", btchNo, 10);
        Limit.optional("bcd", bcd, 20);
        Limit.amount("dftPrc", dftPrc);
        Limit.number("grpPrcL1", grpPrcL1, 18, 2);
        Limit.number("grpPrcL2", grpPrcL2, 18, 2);
        Limit.number("grpPrcL3", grpPrcL3, 18, 2);
        Limit.number("grpPrcL4", grpPrcL4, 18, 2);
        Limit.number("grpPrcL5", grpPrcL5, 18, 2);
        Limit.optional("addInfo", addInfo, 7);
        Limit.number("sftyQty", sftyQty, 13, 2);
        Limit.yesOrNo("isrcAplcbYn", isrcAplcbYn);
        Limit.yesOrNo("useYn", useYn);
    }

    /** An item in use, without the optional fields: country, type and units are those of its code. */
    public static ItemRequest of(
            String tin,
            String bhfId,
            ItemCode code,
            String itemClsCd,
            String itemNm,
            TaxType taxTyCd,
            @Nullable String bcd,
            BigDecimal dftPrc,
            Audit audit) {
        return new ItemRequest(
                tin,
                bhfId,
                code.value(),
                itemClsCd,
                code.type().code(),
                itemNm,
                null,
                code.country(),
                code.packagingUnit(),
                code.quantityUnit(),
                taxTyCd,
                null,
                bcd,
                dftPrc,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "N",
                "Y",
                audit);
    }

    @Override
    public OscuCall call() {
        return OscuCall.SAVE_ITEM;
    }
}
