package dev.risiti.oscu.wire;

import dev.risiti.oscu.call.OscuCall;
import org.jspecify.annotations.Nullable;

/**
 * Accepts or rejects one imported line and maps it to an own item (KRA reference 2.16, 8).
 *
 * @param dclDe the declaration date exactly as the list gave it
 * @param imptItemSttsCd {@link #APPROVED} or {@link #CANCELLED}
 * @param remark needed when approving: KRA fails inside without one
 */
public record ImportItemUpdateRequest(
        String tin,
        String bhfId,
        String taskCd,
        String dclDe,
        long itemSeq,
        String hsCd,
        String itemClsCd,
        String itemCd,
        String imptItemSttsCd,
        @Nullable String remark,
        String modrId,
        String modrNm)
        implements WireRequest {
    /** {@code imptItemSttsCd} of an import we take. */
    public static final String APPROVED = "3";
    /** {@code imptItemSttsCd} of an import we turn away. */
    public static final String CANCELLED = "4";

    public ImportItemUpdateRequest {
        Limit.device(tin, bhfId);
        Limit.required("taskCd", taskCd, 50);
        Limit.required("dclDe", dclDe, 8);
        Limit.atLeast("itemSeq", itemSeq, 1);
        Limit.digits("itemSeq", itemSeq, 10);
        Limit.required("hsCd", hsCd, 17);
        Limit.required("itemClsCd", itemClsCd, 10);
        Limit.required("itemCd", itemCd, 20);
        Limit.required("imptItemSttsCd", imptItemSttsCd, 5);
        Limit.optional("remark", remark, 400);
        Limit.required("modrId", modrId, 20);
        Limit.required("modrNm", modrNm, 60);
        if (imptItemSttsCd.equals(APPROVED) && remark == null) {
            throw WireViolation.of("remark", null, "must be given when an import is approved");
        }
    }

    /** The answer to a row of KRA's list. */
    public static ImportItemUpdateRequest answering(
            String tin,
            String bhfId,
            ImportItemListAnswer.ImportItem row,
            String itemClsCd,
            String itemCd,
            boolean approved,
            String remark,
            Audit audit) {
        var hsCd = row.hsCd();
        if (hsCd == null) {
            throw WireViolation.of("hsCd", null, "must be given; KRA's row has none");
        }
        return new ImportItemUpdateRequest(
                tin,
                bhfId,
                row.taskCd(),
                row.dclDe(),
                row.itemSeq(),
                hsCd,
                itemClsCd,
                itemCd,
                approved ? APPROVED : CANCELLED,
                remark,
                audit.modrId(),
                audit.modrNm());
    }

    @Override
    public OscuCall call() {
        return OscuCall.UPDATE_IMPORT_ITEM;
    }
}
