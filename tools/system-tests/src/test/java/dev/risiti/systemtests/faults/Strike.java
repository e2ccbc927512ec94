package dev.risiti.systemtests.faults;

import dev.risiti.contracts.result.DocumentResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One fault that strikes one call of one shop.
 *
 * @param what the fault
 */
record Strike<T>(Shop shop, Victim victim, T what) {
    private static final Set<String> LOOK_UPS =
            Set.of("selectInvoiceDetails", "selectItemList", "selectImportItemList");

    /** Orders the fault and publishes the document whose call it strikes. */
    void carryOut(Cluster cluster, Map<String, ?> fault) {
        cluster.kra().fault(victim.call(), shop.pin(), fault);
        victim.publish(shop);
    }

    /**
     * How the call was not resolved as the table of call and door wants it: sent again exactly when it had to be, and
     * brought before a person exactly when nobody else could know.
     *
     * @param taken whether KRA had taken the call
     */
    Stream<String> againstTheTable(Cluster cluster, boolean taken) {
        List<Call> sends = sends(cluster);
        Victim.Way way = victim.way(shop.door());
        int wanted = taken && way != Victim.Way.REPEATED ? 1 : 2;
        boolean person = Person.wasNeeded(results(cluster));
        return Stream.of(
                        sends.size() == wanted ? "" : "was sent %d times, not %d".formatted(sends.size(), wanted),
                        person == (way == Victim.Way.PERSON) ? "" : "a person was needed: " + person)
                .filter(problem -> !problem.isEmpty())
                .map(this::named);
    }

    /** How a call of which nobody doubts that KRA did not take it was treated as if somebody did. */
    Stream<String> askedOrHandedOver(Cluster cluster) {
        return Stream.of(
                        cluster.calls(shop).stream().anyMatch(call -> LOOK_UPS.contains(call.name()))
                                ? "KRA was asked about it"
                                : "",
                        sends(cluster).isEmpty() ? "was not struck" : "",
                        Person.wasNeeded(results(cluster)) ? "a person was needed" : "")
                .filter(problem -> !problem.isEmpty())
                .map(this::named);
    }

    private String named(String problem) {
        return "%s of %s under %s: %s".formatted(victim, shop, what, problem);
    }

    /** The call that was struck, and the same bytes again. */
    private List<Call> sends(Cluster cluster) {
        List<Call> calls = cluster.calls(shop, victim.call());
        return calls.stream()
                .filter(call -> call.fault() != null)
                .findFirst()
                .map(struck -> calls.stream()
                        .filter(call -> call.body().equals(struck.body()))
                        .toList())
                .orElse(List.of());
    }

    private List<DocumentResult> results(Cluster cluster) {
        return cluster.results().of(shop.deviceId());
    }
}
