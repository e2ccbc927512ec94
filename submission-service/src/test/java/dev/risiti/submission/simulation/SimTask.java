package dev.risiti.submission.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.result.Reason;
import dev.risiti.oscu.call.OscuCall;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.oscu.wire.Answer;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.core.Next;
import dev.risiti.submission.core.Task;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.result.Results;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Three kinds as the real ones behave towards the core: a sale (one numbered call with a look-up) and a movement (a
 * numbered call without one, then an absolute one). Its bytes name the moment they were made, as {@code cfmDt} does, so
 * that bytes made anew differ.
 */
record SimTask(Document document, Instant now) implements Task {
    @Override
    public Optional<Counter> counter() {
        return switch (document.identity().kind()) {
            case SALE -> Optional.of(Counter.ofDevice("device", Counter.Name.INVOICE));
            case STOCK_MOVEMENT ->
                document.step() == 0
                        ? Optional.of(Counter.ofDevice("device", Counter.Name.STOCK_MOVEMENT))
                        : Optional.empty();
            default -> throw new IllegalArgumentException("not simulated");
        };
    }

    @Override
    public Next next(@Nullable Long number) {
        String body = "%d/%d/%s/%s".formatted(document.documentId(), document.step(), number, now);
        return new Next.Call(new OscuRequest(call(), body.getBytes(UTF_8)), List.of(), List.of());
    }

    private OscuCall call() {
        if (document.identity().kind() == DocumentKind.SALE) {
            return OscuCall.SAVE_TRNS_SALES_OSDC;
        }
        return document.step() == 0 ? OscuCall.INSERT_STOCK_IO : OscuCall.SAVE_STOCK_MASTER;
    }

    @Override
    public Done accepted(Attempt attempt, Answer answer) {
        boolean whole = document.identity().kind() == DocumentKind.SALE || document.step() == 1;
        return new Done(whole, whole ? List.of(Results.accepted(document, "device", null, now)) : List.of());
    }

    @Override
    public List<Effect> refused(Reason reason) {
        return List.of();
    }

    @Override
    public List<Effect> overtaken(HeldRevision held) {
        return List.of();
    }
}
