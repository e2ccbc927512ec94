package dev.risiti.systemtests.faults;

import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.DocumentResult;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.ResultState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String PURCHASE = "insertTrnsPurchase";

    /** Calls that do something more when they are taken twice. */
    private static final List<String> ONCE = List.of("saveItem", "updateImportItem", "saveItemComposition");

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
        judge.numbers(SALE, judge.signed());
        judge.numbers(MOVEMENT, shop.movers().size());
        judge.numbers(PURCHASE, shop.published(DocumentKind.PURCHASE_DECISION));
        ONCE.forEach(judge::takenOnce);
        judge.sameBytes();
        judge.order(SALE);
        judge.order(MOVEMENT);
        judge.overlaps();
        judge.terminals();
        judge.receipts();
        judge.movementsFollowTheirCauses();
        judge.mastersFollowTheirMovements();
        return judge.problems.stream().map(problem -> shop + ": " + problem).toList();
    }

    private int signed() {
        return shop.published(DocumentKind.SALE) + shop.published(DocumentKind.CREDIT_NOTE);
    }

    private List<Call> of(String name) {
        return writes.stream().filter(call -> call.name().equals(name)).toList();
    }

    /** Accepted numbers are contiguous, and none was accepted twice. */
    private void numbers(String name, int expected) {
        List<Long> accepted = of(name).stream()
                .filter(Call::accepted)
                .map(call -> Long.valueOf(String.valueOf(call.number())))
                .sorted()
                .toList();
        check(
                accepted.equals(upTo(expected)),
                "%s accepted under %s instead of 1 to %d".formatted(name, accepted, expected));
    }

    private static List<Long> upTo(int last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private void takenOnce(String name) {
        of(name).stream()
                .filter(Call::accepted)
                .collect(Collectors.groupingBy(call -> String.valueOf(call.number()), Collectors.counting()))
                .forEach((number, times) ->
                        check(times == 1, "%s %s was taken %d times".formatted(name, number, times)));
    }

    /** Each number was only ever sent with the same bytes, as far as KRA may have looked at them. */
    private void sameBytes() {
        writes.stream()
                .filter(call -> !call.name().equals(MASTER) && !call.turnedAway() && !call.refused())
                .collect(Collectors.groupingBy(
                        call -> call.name() + " " + call.number(), Collectors.mapping(Call::body, Collectors.toSet())))
                .forEach((number, bodies) ->
                        check(bodies.size() == 1, "%s was sent as %d bodies".formatted(number, bodies.size())));
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
        shop.published()
                .forEach(document -> check(terminal.containsKey(document), "%s has no result".formatted(document)));
    }

    /** The receipts are KRA's, one for each sale and note; sales that never had to wait are numbered as published. */
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
                numberOf.values().stream().sorted().toList().equals(upTo(signed())),
                "the receipts are numbered " + numberOf);
    }

    /**
     * The opening first; one movement for each document that moves stock, after what caused it; those of sales and notes
     * in the order in which they were signed.
     */
    private void movementsFollowTheirCauses() {
        check(
                movements.stream()
                                .sorted()
                                .toList()
                                .equals(shop.movers().stream().sorted().toList())
                        && movements.getFirst().equals(Shop.OPENING),
                "movements are in the order %s".formatted(movements));
        List<Long> signed =
                movements.stream().map(numberOf::get).filter(Objects::nonNull).toList();
        check(
                signed.equals(signed.stream().sorted().toList()),
                "movements follow the receipts in the order %s".formatted(signed));
        for (int i = 0; i < movements.size(); i++) {
            String cause = movements.get(i);
            check(
                    caused(cause) < firstArrival(MOVEMENT, i + 1L),
                    "movement %d arrived before %s was taken".formatted(i + 1, cause));
        }
    }

    /** When KRA took what caused a movement; at the beginning when nothing did. */
    private long caused(String cause) {
        Long number = numberOf.get(cause);
        if (number != null) {
            return firstAccepted(SALE, Long.toString(number));
        }
        return switch (cause) {
            case Shop.BILL -> firstAccepted(PURCHASE, "1");
            case Shop.IMPORT -> firstAccepted("updateImportItem", Shop.IMPORT_TASK);
            default -> Long.MIN_VALUE;
        };
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
        for (int i = 0; i < shop.movers().size(); i++) {
            wanted.add(MOVEMENT);
            wanted.add(MASTER);
        }
        check(steps.equals(wanted), "the stock stream is " + steps);
    }

    private long firstAccepted(String name, String number) {
        return of(name).stream()
                .filter(call -> call.accepted() && number.equals(call.number()))
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
