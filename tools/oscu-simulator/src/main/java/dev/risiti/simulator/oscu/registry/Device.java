package dev.risiti.simulator.oscu.registry;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One branch's control unit and its ledgers. Read and changed only under the lock of its taxpayer. */
public final class Device {
    private Fact.DeviceApproved approval;
    private Fact.@Nullable DeviceInstalled installation;
    private long receipts;
    private final NavigableMap<Long, Fact.SaleSigned> sales = new TreeMap<>();
    private final NavigableSet<Long> movements = new TreeSet<>();
    private final Map<String, BigDecimal> moved = new HashMap<>();
    private final Map<String, BigDecimal> onHand = new HashMap<>();
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, Fact.CustomerSaved> customers = new HashMap<>();

    Device(Fact.DeviceApproved approval) {
        this.approval = approval;
    }

    void apply(Fact fact) {
        switch (fact) {
            case Fact.DeviceApproved approved -> approval = approved;
            case Fact.DeviceInstalled installed -> installation = installed;
            case Fact.UserSaved user -> users.put(user.userId(), user.userNm());
            case Fact.CustomerSaved customer -> customers.put(customer.custNo(), customer);
            case Fact.SaleSigned sale -> {
                sales.put(sale.invcNo(), sale);
                receipts = sale.receipt().totRcptNo();
            }
            case Fact.StockMoved movement -> {
                movements.add(movement.sarNo());
                movement.quantities().forEach((itemCd, qty) -> moved.merge(itemCd, qty, BigDecimal::add));
            }
            case Fact.StockStated stated -> onHand.put(stated.itemCd(), stated.rsdQty());
            case Fact.ItemSaved item -> throw new IllegalArgumentException("an item belongs to the PIN: " + item);
        }
    }

    /** What was approved on the portal. */
    public Fact.DeviceApproved approval() {
        return approval;
    }

    /** What the one initialisation handed out; null before it. */
    public Fact.@Nullable DeviceInstalled installation() {
        return installation;
    }

    /** Whether this key is the one that was handed out at initialisation. */
    public boolean hasKey(String cmcKey) {
        return installation != null && installation.cmcKey().equals(cmcKey);
    }

    /** The control unit's receipt counter: documents signed so far. */
    public long receipts() {
        return receipts;
    }

    /** Documents signed here, by number. */
    public Collection<Fact.SaleSigned> sales() {
        return sales.values();
    }

    /** The document signed under a number, null when there is none. */
    public Fact.@Nullable SaleSigned sale(long invcNo) {
        return sales.get(invcNo);
    }

    /** The highest number signed, zero before the first. */
    public long lastInvcNo() {
        return sales.isEmpty() ? 0 : sales.lastKey();
    }

    /** Whether a movement of that number was recorded. */
    public boolean hasMovement(long sarNo) {
        return movements.contains(sarNo);
    }

    /** The highest movement number recorded, zero before the first. */
    public long lastSarNo() {
        return movements.isEmpty() ? 0 : movements.last();
    }

    /** The sum of the recorded movements of an item, null when none was ever recorded. */
    public @Nullable BigDecimal moved(String itemCd) {
        return moved.get(itemCd);
    }

    /** Quantities on hand as last stated, by item code. */
    public Map<String, BigDecimal> onHand() {
        return Map.copyOf(onHand);
    }

    /** Ids of the branch users saved so far. */
    public Set<String> users() {
        return Set.copyOf(users.keySet());
    }

    /** Numbers of the branch customers saved so far. */
    public Set<String> customers() {
        return Set.copyOf(customers.keySet());
    }
}
