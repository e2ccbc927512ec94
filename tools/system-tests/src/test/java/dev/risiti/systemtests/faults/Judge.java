package dev.risiti.systemtests.faults;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Holds what KRA's stand-in saw of a shop against what the shop published and was told (design section 10, invariants 1
 * to 6).
 */
final class Judge {
    private static final String SALE = "saveTrnsSalesOsdc";
    private static final String MOVEMENT = "insertStockIO";
    private static final String MASTER = "saveStockMaster";

    private final Shop shop;
    private final List<Call> writes;
    private final List<DocumentResult> results;
    private final List<String> movements;
    private final Map<String, Long> numberOf = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private Judge(Shop shop, List<Call> writes, List<DocumentResult> results, List<String> movements) {
        this.shop = shop;
        this.writes = writes;
        this.results = results;
        this.movements = movements;
    }

    /** One line for each thing that is not as it must be. */
    static List<String> problems(Cluster cluster, Shop shop) {
        Judge judge = new Judge(
                shop,
                cluster.calls(shop).stream().filter(Call::writes).toList(),
                cluster.results().of(shop.deviceId()),
                cluster.lanes().causesInOrderOfMovements(shop.deviceId()));
        judge.numbers(SALE, shop.sales().size());
        judge.numbers(MOVEMENT, shop.goods().size() + 1);
        judge.order(SALE);
        judge.order(MOVEMENT);
        judge.overlaps();
        judge.terminals();
        judge.receipts();
        judge.movementsFollowTheirSales();
        judge.mastersFollowTheirMovements();
        return judge.problems.stream().map(problem -> shop + ": " + problem).toList();
    }

    private List<Call> of(String name) {
        return writes.stream().filter(call -> call.name().equals(name)).toList();
    }

    /** Accepted numbers are contiguous, none was accepted twice, and each was only ever sent with the same bytes. */
    private void numbers(String name, int expected) {
        List<Long> accepted = of(name).stream()
                .filter(Call::accepted)
                .map(call -> Long.valueOf(String.valueOf(call.number())))
                .sorted()
                .toList();
        check(
                accepted.equals(upTo(expected)),
                "%s accepted under %s instead of 1 to %d".formatted(name, accepted, expected));
        of(name).stream()
                .collect(Collectors.groupingBy(
                        call -> String.valueOf(call.number()), Collectors.mapping(Call::body, Collectors.toSet())))
                .forEach((number, bodies) -> check(
                        bodies.size() == 1, "%s %s was sent as %d bodies".formatted(name, number, bodies.size())));
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    /** A number never arrives before a lower one has. */
    private void order(String name) {
        long highest = 0;
        for (Call call : of(name)) {
            long number = Long.parseLong(String.valueOf(call.number()));
            check(number <= highest + 1, "%s %d arrived after %d".formatted(name, number, highest));
            highest = Math.max(highest, number);
        }
    }

    /** Calls of one lane overlap only as the same bytes. */
    private void overlaps() {
        for (int i = 0; i < writes.size(); i++) {
            Call one = writes.get(i);
            for (Call later : writes.subList(i + 1, writes.size())) {
                boolean same = one.name().equals(later.name()) && one.body().equals(later.body());
                check(
                        same || !one.lane().equals(later.lane()) || !one.overlaps(later),
                        "%s seq %d overlaps %s seq %d".formatted(one.name(), one.seq(), later.name(), later.seq()));
            }
        }
    }

    /** Every document ends in exactly one terminal result, and is accepted. */
    private void terminals() {
        Map<DocumentIdentity, List<ResultState>> terminal = results.stream()
                .filter(DocumentResult::terminal)
                .collect(Collectors.groupingBy(
                        DocumentResult::identity, Collectors.mapping(DocumentResult::state, Collectors.toList())));
        terminal.forEach((document, states) ->
                check(states.equals(List.of(ResultState.ACCEPTED)), "%s ended as %s".formatted(document, states)));
        Set<String> ended = terminal.keySet().stream()
                .filter(document -> document.kind() == DocumentKind.SALE)
                .map(DocumentIdentity::sourceDocumentId)
                .collect(Collectors.toSet());
        check(ended.equals(new HashSet<>(shop.sales())), "sales with a result are %s".formatted(ended));
    }

    /** The receipts are KRA's, one for each sale; sales that never had to wait are numbered as they were published. */
    private void receipts() {
        for (DocumentResult result : results) {
            Receipt receipt = result.receipt();
            if (receipt != null) {
                numberOf.put(result.sourceDocumentId(), receipt.invoiceNumber());
            }
        }
        List<Long> inOrder = shop.goods().stream()
                .map(sale -> numberOf.getOrDefault(sale, 0L))
                .toList();
        check(inOrder.equals(inOrder.stream().sorted().toList()), "sales of goods are numbered " + inOrder);
        check(
                numberOf.values().stream()
                        .sorted()
                        .toList()
                        .equals(upTo(shop.sales().size())),
                "the receipts are numbered " + numberOf);
    }

    /** The opening first, then one movement for each sale of goods, in the order of the sales and after each. */
    private void movementsFollowTheirSales() {
        List<String> wanted = new ArrayList<>(List.of(Shop.OPENING));
        wanted.addAll(shop.goods());
        check(movements.equals(wanted), "movements are in the order %s".formatted(movements));
        for (int i = 0; i < shop.goods().size(); i++) {
            long invoice = numberOf.getOrDefault(shop.goods().get(i), 0L);
            long sale = firstAccepted(SALE, invoice);
            long movement = firstArrival(MOVEMENT, i + 2L);
            check(sale < movement, "movement %d arrived before sale %d was signed".formatted(i + 2, invoice));
        }
    }

    /** The stock stream alternates: a movement, then what is on hand after it. */
    private void mastersFollowTheirMovements() {
        List<Call> stock = writes.stream()
                .filter(Call::accepted)
                .filter(call -> call.name().equals(MOVEMENT) || call.name().equals(MASTER))
                .sorted(Comparator.comparingLong(Call::seq))
                .toList();
        List<String> steps = new ArrayList<>();
        String last = "";
        for (Call call : stock) {
            String step = call.name() + " " + call.body();
            if (!step.equals(last)) {
                steps.add(call.name());
                last = step;
            }
        }
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i <= shop.goods().size(); i++) {
            wanted.add(MOVEMENT);
            wanted.add(MASTER);
        }
        check(steps.equals(wanted), "the stock stream is " + steps);
    }

    private long firstAccepted(String name, long number) {
        return of(name).stream()
                .filter(call -> call.accepted() && String.valueOf(number).equals(call.number()))
                .mapToLong(Call::seq)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long firstArrival(String name, long number) {
        return of(name).stream()
                .filter(call -> String.valueOf(number).equals(call.number()))
                .mapToLong(Call::seq)
                .min()
                .orElse(Long.MIN_VALUE);
    }

    private void check(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }
}
