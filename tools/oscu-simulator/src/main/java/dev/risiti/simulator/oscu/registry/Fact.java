package dev.risiti.simulator.oscu.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.risiti.simulator.oscu.json.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something KRA has come to know. Facts are the only way in which state changes, both when a call is accepted and when
 * the journal is replayed, so a restart cannot end in another state.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(Fact.DeviceApproved.class),
    @JsonSubTypes.Type(Fact.DeviceInstalled.class),
    @JsonSubTypes.Type(Fact.UserSaved.class),
    @JsonSubTypes.Type(Fact.CustomerSaved.class),
    @JsonSubTypes.Type(Fact.ItemSaved.class),
    @JsonSubTypes.Type(Fact.SaleSigned.class),
    @JsonSubTypes.Type(Fact.StockMoved.class),
    @JsonSubTypes.Type(Fact.StockStated.class)
})
public sealed interface Fact {
    /** The PIN of the taxpayer whom the fact concerns. */
    String tin();

    /** The branch through which it came. */
    String bhfId();

    /** The service request for a device was approved on the portal. */
    record DeviceApproved(String tin, String bhfId, String dvcSrlNo, String taxprNm) implements Fact {}

    /**
     * A device was initialised and got its key.
     *
     * @param ordinal running number over all devices, the source of the identifiers beside it
     */
    record DeviceInstalled(
            String tin, String bhfId, int ordinal, String dvcId, String sdcId, String mrcNo, String cmcKey, Instant at)
            implements Fact {
        @Override
        public String toString() {
            return "DeviceInstalled[tin=%s, bhfId=%s, sdcId=%s, cmcKey=***]".formatted(tin, bhfId, sdcId);
        }
    }

    /** A branch user was saved; the password is not kept. */
    record UserSaved(String tin, String bhfId, String userId, String userNm) implements Fact {}

    /** A branch customer was saved. */
    record CustomerSaved(String tin, String bhfId, String custNo, JsonText row) implements Fact {}

    /** An item was registered or saved again. */
    record ItemSaved(String tin, String bhfId, String itemCd, String itemTyCd, JsonText row, Instant at)
            implements Fact {}

    /**
     * A sale or a credit note was signed.
     *
     * @param row the document in the form of the look-ups (KRA reference 2.19)
     */
    record SaleSigned(
            String tin,
            String bhfId,
            long invcNo,
            long orgInvcNo,
            String rcptTyCd,
            @Nullable String custTin,
            @Nullable String custNm,
            Receipt receipt,
            JsonText row,
            Instant at)
            implements Fact {}

    /**
     * A stock movement was recorded.
     *
     * @param quantities per item code, positive for in and negative for out
     */
    record StockMoved(String tin, String bhfId, long sarNo, Map<String, BigDecimal> quantities) implements Fact {}

    /** The quantity on hand of an item was stated. */
    record StockStated(String tin, String bhfId, String itemCd, BigDecimal rsdQty) implements Fact {}
}
