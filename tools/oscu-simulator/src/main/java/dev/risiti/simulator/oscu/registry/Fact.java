package dev.risiti.simulator.oscu.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.risiti.simulator.oscu.json.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
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
    @JsonSubTypes.Type(Fact.StockStated.class),
    @JsonSubTypes.Type(Fact.InitialisedAgain.class),
    @JsonSubTypes.Type(Fact.ClassListFetched.class),
    @JsonSubTypes.Type(Fact.InsuranceSaved.class),
    @JsonSubTypes.Type(Fact.CompositionSaved.class),
    @JsonSubTypes.Type(Fact.PurchaseMade.class),
    @JsonSubTypes.Type(Fact.ImportDecided.class),
    @JsonSubTypes.Type(Fact.RowPlanted.class),
    @JsonSubTypes.Type(Fact.CountersMoved.class)
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
    record CustomerSaved(String tin, String bhfId, String custNo, JsonText row, Instant at) implements Fact {
        /** Journals from before the list of customers do not say when. */
        public CustomerSaved {
            at = Objects.requireNonNullElse(at, Instant.EPOCH);
        }
    }

    /**
     * An item was registered or saved again.
     *
     * @param prefix what stands before the number in its code
     * @param number the number at the end of its code
     */
    record ItemSaved(
            String tin,
            String bhfId,
            String itemCd,
            String itemTyCd,
            String prefix,
            long number,
            JsonText row,
            Instant at)
            implements Fact {
        /** Journals from before item codes were counted do not say what their prefix is. */
        public ItemSaved {
            prefix = Objects.requireNonNullElse(prefix, "");
        }

        /** Whether it says what its code is made of. */
        public boolean counted() {
            return !prefix.isEmpty();
        }

        /** The same item with its code taken apart. */
        public ItemSaved counted(String ofPrefix, long ofNumber) {
            return new ItemSaved(tin, bhfId, itemCd, itemTyCd, ofPrefix, ofNumber, row, at);
        }
    }

    /**
     * A sale or a credit note was signed.
     *
     * @param row the document in the form of the look-ups (KRA reference 2.19)
     * @param quantities what it moved by itself per item code, positive for in and negative for out
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
            Map<String, BigDecimal> quantities,
            Instant at)
            implements Fact {
        /** Journals from before sales could move stock do not say how much. */
        public SaleSigned {
            quantities = Objects.requireNonNullElse(quantities, Map.of());
        }
    }

    /**
     * A stock movement was recorded.
     *
     * @param quantities per item code, positive for in and negative for out
     * @param transfer what the receiving branch gets to see; null when the goods go to no other branch
     */
    record StockMoved(
            String tin,
            String bhfId,
            long sarNo,
            Map<String, BigDecimal> quantities,
            @Nullable Transfer transfer) implements Fact {}

    /** Goods on their way to a branch, in the form of the look-up (KRA reference 2.22). */
    record Transfer(String toBhfId, JsonText row, Instant at) {}

    /** The quantity on hand of an item was stated. */
    record StockStated(String tin, String bhfId, String itemCd, BigDecimal rsdQty) implements Fact {}

    /** An installed device was initialised once more, which the gateway counts. */
    record InitialisedAgain(String tin, String bhfId) implements Fact {}

    /** The item classification list was fetched for the first time. */
    record ClassListFetched(String tin, String bhfId) implements Fact {}

    /** A branch insurance scheme was saved. */
    record InsuranceSaved(String tin, String bhfId, String isrccCd, String isrccNm) implements Fact {}

    /**
     * A component of an item was stated.
     *
     * @param used what the statement took from the component's stock; zero where it takes nothing
     */
    record CompositionSaved(
            String tin, String bhfId, String itemCd, String cpstItemCd, BigDecimal cpstQty, BigDecimal used)
            implements Fact {}

    /**
     * A purchase was registered.
     *
     * @param supplier the supplier's invoice it confirms; null for a purchase typed in without one
     */
    record PurchaseMade(
            String tin, String bhfId, long invcNo, @Nullable SupplierKey supplier) implements Fact {}

    /** An imported line was accepted or rejected. */
    record ImportDecided(String tin, String bhfId, ImportKey line, String itemCd, String imptItemSttsCd, Instant at)
            implements Fact {}

    /** A row was put into one of the feeds from outside; {@code bhfId} is the branch that gets to see it. */
    record RowPlanted(String tin, String bhfId, Feed feed, JsonText row, Instant at) implements Fact {}

    /** Another system worked on the device: the last numbers it used; zero where it used none. */
    record CountersMoved(String tin, String bhfId, long sarNo, long purchaseNo, long itemNo) implements Fact {}
}
