package dev.risiti.simulator.oscu.registry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private long repeatedInitialisations;
    private final NavigableMap<Long, Fact.SaleSigned> sales = new TreeMap<>();
    private final Map<Long, List<Fact.SaleSigned>> notes = new HashMap<>();
    private final NavigableSet<Long> movements = new TreeSet<>();
    private final NavigableSet<Long> purchases = new TreeSet<>();
    private final Map<String, String> insurances = new HashMap<>();
    private final Map<String, BigDecimal> moved = new HashMap<>();
    private final Map<String, BigDecimal> onHand = new HashMap<>();
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, Fact.CustomerSaved> customers = new LinkedHashMap<>();

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
                if (sale.rcptTyCd().equals("R")) {
                    notes.computeIfAbsent(sale.orgInvcNo(), _ -> new ArrayList<>(1))
                            .add(sale);
                }
                move(sale.quantities());
            }
            case Fact.StockMoved movement -> {
                movements.add(movement.sarNo());
                move(movement.quantities());
            }
            case Fact.InitialisedAgain _ -> repeatedInitialisations++;
            case Fact.InsuranceSaved insurance -> insurances.put(insurance.isrccCd(), insurance.isrccNm());
            case Fact.CompositionSaved composition -> {
                if (composition.used().signum() != 0) {
                    move(Map.of(composition.cpstItemCd(), composition.used().negate()));
                }
            }
            case Fact.PurchaseMade purchase -> purchases.add(purchase.invcNo());
            case Fact.CountersMoved counters -> {
                addUpTo(movements, counters.sarNo());
                addUpTo(purchases, counters.purchaseNo());
            }
            case Fact.StockStated stated -> onHand.put(stated.itemCd(), stated.rsdQty());
            case Fact.ItemSaved _, Fact.ClassListFetched _, Fact.ImportDecided _, Fact.RowPlanted _ ->
                throw new IllegalArgumentException("belongs to the PIN: " + fact);
        }
    }

    private void move(Map<String, BigDecimal> quantities) {
        quantities.forEach((itemCd, qty) -> moved.merge(itemCd, qty, BigDecimal::add));
    }

    private static void addUpTo(NavigableSet<Long> numbers, long last) {
        for (long number = numbers.isEmpty() ? 1 : numbers.last() + 1; number <= last; number++) {
            numbers.add(number);
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

    /** The credit notes signed here for a document. */
    public List<Fact.SaleSigned> notes(long orgInvcNo) {
        return notes.getOrDefault(orgInvcNo, List.of());
    }

    /** How often the device was initialised again after its installation. */
    public long repeatedInitialisations() {
        return repeatedInitialisations;
    }

    /** Whether a purchase of that number was registered. */
    public boolean hasPurchase(long invcNo) {
        return purchases.contains(invcNo);
    }

    /** The highest purchase number registered, zero before the first. */
    public long lastPurchaseNo() {
        return purchases.isEmpty() ? 0 : purchases.last();
    }

    /** Codes of the branch insurance schemes saved so far. */
    public Set<String> insurances() {
        return Set.copyOf(insurances.keySet());
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

    /** The branch customers saved so far, by number. */
    public Map<String, Fact.CustomerSaved> customers() {
        return Collections.unmodifiableMap(customers);
    }
}
