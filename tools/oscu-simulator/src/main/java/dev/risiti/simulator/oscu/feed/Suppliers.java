package dev.risiti.simulator.oscu.feed;

import java.util.List;
import java.util.Optional;

/** Taxpayers without a device here: they have sold to everybody, and a look-up by PIN finds them. */
public final class Suppliers {
    private static final List<Supplier> ALL = List.of(
            new Supplier("P051900001A", "Mombasa Steel Works Limited", "A", "Mombasa", "Changamwe"),
            new Supplier("P051900002B", "Kisumu Packaging Limited", "A", "Kisumu", "Kisumu Central"),
            new Supplier("P051900003C", "Eldoret Grain Millers Limited", "A", "Uasin Gishu", "Ainabkoi"),
            new Supplier("A004900004D", "Wanjiku Kamau", "A", "Kiambu", "Thika Town"),
            new Supplier("P051900005E", "Rift Fasteners Limited (in liquidation)", "D", "Nakuru", "Nakuru East"));

    private Suppliers() {}

    static Supplier number(int index) {
        return ALL.get(Math.floorMod(index, ALL.size()));
    }

    /** The supplier of a PIN. */
    public static Optional<Supplier> find(String tin) {
        return ALL.stream().filter(supplier -> supplier.tin().equals(tin)).findFirst();
    }

    /** @param taxprSttsCd active or not, code class 15 */
    public record Supplier(String tin, String name, String taxprSttsCd, String county, String subCounty) {}
}
