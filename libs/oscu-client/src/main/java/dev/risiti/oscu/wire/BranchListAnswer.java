package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Branches of the taxpayer (KRA reference 2.4). A branch in the list need not have a device. */
public record BranchListAnswer(List<Branch> branches) implements Answer {
    public BranchListAnswer {
        branches = List.copyOf(branches);
    }

    /**
     * One branch.
     *
     * @param bhfSttsCd code class 09
     * @param headquarters several branches of one PIN may claim it
     */
    public record Branch(
            @Nullable String tin,
            String bhfId,
            @Nullable String bhfNm,
            @Nullable String bhfSttsCd,
            @Nullable String prvncNm,
            @Nullable String dstrtNm,
            @Nullable String sctrNm,
            @Nullable String locDesc,
            @Nullable String mgrNm,
            @Nullable String mgrTelNo,
            @Nullable String mgrEmail,
            boolean headquarters) {

        static Branch read(KraJson json) {
            return new Branch(
                    json.text("tin"),
                    json.requiredText("bhfId"),
                    json.text("bhfNm"),
                    json.text("bhfSttsCd"),
                    json.text("prvncNm"),
                    json.text("dstrtNm"),
                    json.text("sctrNm"),
                    json.text("locDesc"),
                    json.text("mgrNm"),
                    json.text("mgrTelNo"),
                    json.text("mgrEmail"),
                    json.yes("hqYn"));
        }
    }

    static BranchListAnswer read(KraJson data) {
        return new BranchListAnswer(data.list("bhfList", Branch::read));
    }
}
