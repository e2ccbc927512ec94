package dev.risiti.submission.simulation;

import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.outcome.Outcome;
import dev.risiti.oscu.wire.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** KRA as the rules of its reference say, and the ledger that judges a run. */
final class SimKra {
    private final Map<OscuCall, List<Entry>> ledgers = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** What KRA took: for which document, as which of its calls, when (milliseconds). */
    record Entry(long documentId, int step, long number, String body, long at) {}

    /** A request on its way. */
    record Request(OscuCall call, SimDocument document, int step, long number, String body) {}

    List<Entry> ledger(OscuCall call) {
        return ledgers.computeIfAbsent(call, any -> new ArrayList<>());
    }

    List<String> violations() {
        return violations;
    }

    /** How it answers a number that it holds: "overlapped" on the direct door, the expected number at the gateway. */
    private final FrontDoor door;

    SimKra(FrontDoor door) {
        this.door = door;
    }

    Outcome receive(Request request, long at) {
        return switch (request.call()) {
            case SAVE_TRNS_SALES_OSDC, INSERT_STOCK_IO -> numbered(request, at);
            case SAVE_STOCK_MASTER -> master(request, at);
            default -> throw new IllegalArgumentException(request.call() + " is not simulated");
        };
    }

    private Outcome numbered(Request request, long at) {
        List<Entry> ledger = ledger(request.call());
        long expected = ledger.size() + 1L;
        if (request.number() < expected && door == FrontDoor.GATEWAY) {
            return refusal(request.call(), expected);
        }
        if (request.number() < expected) {
            return new Outcome.Unknown(Outcome.Unknown.Reason.DUPLICATE, "994", "There is an overlapped Data", null);
        }
        if (request.number() > expected) {
            violations.add("KRA saw number %d of document %d while it expected %d"
                    .formatted(request.number(), request.document().id(), expected));
            return refusal(request.call(), expected);
        }
        return switch (request.document().fate()) {
            case REFUSED -> new Outcome.RefusedDocument("910", "no such thing", null, null);
            case ACCEPTED -> take(ledger, request, at);
        };
    }

    private static Outcome refusal(OscuCall call, long expected) {
        Outcome.Counter counter =
                call == OscuCall.INSERT_STOCK_IO ? Outcome.Counter.MOVEMENT_NUMBER : Outcome.Counter.INVOICE_NUMBER;
        return new Outcome.RefusedDocument(
                null, "invalid sequence", new Outcome.Expected(counter, BigDecimal.valueOf(expected)), null);
    }

    private Outcome master(Request request, long at) {
        boolean moved = ledger(OscuCall.INSERT_STOCK_IO).stream()
                .anyMatch(entry -> entry.documentId() == request.document().id());
        if (!moved) {
            violations.add("stock master of document %d before its movement"
                    .formatted(request.document().id()));
        }
        return take(ledger(request.call()), request, at);
    }

    private static Outcome take(List<Entry> ledger, Request request, long at) {
        ledger.add(new Entry(request.document().id(), request.step(), request.number(), request.body(), at));
        return new Outcome.Accepted(new Answer.Saved(), "000", "It is succeeded", null, null);
    }

    /** Whether a look-up shows the number: what was taken less than {@code lag} ago is not shown yet. */
    Entry lookUp(OscuCall call, long number, long at, long lag) {
        return ledger(call).stream()
                .filter(entry -> entry.number() == number && entry.at() <= at - lag)
                .findFirst()
                .orElse(NOTHING);
    }

    static final Entry NOTHING = new Entry(0, 0, 0, "", 0);
}
