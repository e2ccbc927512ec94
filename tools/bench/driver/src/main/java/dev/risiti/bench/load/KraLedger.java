package dev.risiti.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.bench.stack.KraSimulator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What KRA saw of a fleet's sales: the only judge of what the results say. */
public final class KraLedger {
    private static final String SALE = "saveTrnsSalesOsdc";

    /** Per PIN and invoice number: when the first request for it arrived, in microseconds since 1970. */
    private final Map<String, Map<Long, Long>> arrivals = new HashMap<>();

    /** Per PIN: the numbers that were signed, and how often. */
    private final Map<String, Map<Long, Integer>> signed = new HashMap<>();

    KraLedger() {}

    public static KraLedger read(KraSimulator simulator) {
        KraLedger ledger = new KraLedger();
        simulator.ledger(ledger::enter);
        return ledger;
    }

    void enter(JsonNode entry) {
        if (!entry.path("call").asText().equals(SALE)) {
            return;
        }
        String pin = entry.path("tin").asText();
        long number = entry.path("number").asLong();
        Instant received = Instant.parse(entry.path("receivedAt").asText());
        long micros = received.getEpochSecond() * 1_000_000 + received.getNano() / 1000;
        arrivals.computeIfAbsent(pin, key -> new HashMap<>()).merge(number, micros, Math::min);
        if (entry.path("outcome").asText().equals("ACCEPTED")) {
            signed.computeIfAbsent(pin, key -> new TreeMap<>()).merge(number, 1, Integer::sum);
        }
    }

    /** Every way in which results and ledger tell different stories; empty when they tell the same. */
    public List<String> differences(Traffic traffic) {
        Map<String, Long> accepted = new HashMap<>();
        traffic.documents()
                .filter(Document::isAccepted)
                .forEach(document ->
                        accepted.merge(traffic.fleet().lane(document.lane()).pin(), 1L, Long::sum));
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < traffic.fleet().size(); i++) {
            String pin = traffic.fleet().lane(i).pin();
            differences.addAll(differences(pin, accepted.getOrDefault(pin, 0L)));
        }
        return differences;
    }

    /** Of one taxpayer, whose results say so many sales were accepted. */
    List<String> differences(String pin, long accepted) {
        List<String> differences = new ArrayList<>();
        Map<Long, Integer> numbers = signed.getOrDefault(pin, Map.of());
        if (numbers.size() != accepted) {
            differences.add("%s: KRA signed %d, results say %d".formatted(pin, numbers.size(), accepted));
        }
        for (long number = 1; number <= numbers.size(); number++) {
            int times = numbers.getOrDefault(number, 0);
            if (times != 1) {
                differences.add("%s: number %d was signed %d times".formatted(pin, number, times));
            }
        }
        return differences;
    }

    /** From due to the first byte of its decision at KRA, of the accepted sales of a span. */
    public Histogram wireTimes(Traffic traffic, Window window) {
        Histogram times = Window.histogram();
        window.sent(traffic).filter(Document::isAccepted).forEach(document -> {
            String pin = traffic.fleet().lane(document.lane()).pin();
            Long arrival = arrivals.getOrDefault(pin, Map.of()).get(document.invoiceNumber());
            if (arrival != null) {
                times.recordValue(Math.max(1, arrival - document.sentAt()));
            }
        });
        return times;
    }
}
