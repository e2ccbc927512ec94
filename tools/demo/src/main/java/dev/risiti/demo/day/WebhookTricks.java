package dev.risiti.demo.day;

import dev.risiti.demo.Deadline;
import dev.risiti.demo.books.WebhookDesk;
import dev.risiti.demo.events.Watch;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What a receiver of webhooks must bear: a delivery that comes twice and one that is forged. */
final class WebhookTricks {
    private static final int SERVER_ERROR = 500;

    private final WebhookDesk webhooks;
    private final Watch watch;
    private final Clock clock;

    WebhookTricks(WebhookDesk webhooks, Watch watch, Clock clock) {
        this.webhooks = webhooks;
        this.watch = watch;
        this.clock = clock;
    }

    Forgery forge(Deadline deadline) {
        // No invoice has such an id: whatever is heard of it came from the forgery.
        String invoiceId = "77" + clock.millis();
        return new Forgery(invoiceId, answer(() -> webhooks.forge(invoiceId), "the forged webhook", deadline));
    }

    Duplicate deliverTwice(DayDocument document, Deadline deadline) {
        Supplier<Optional<Long>> delivery = () -> webhooks.deliveryOf(document.booked());
        watch.until(
                () -> delivery.get().isPresent(),
                deadline,
                () -> "the webhook of " + document.name() + " is not received");
        long id = delivery.get().orElseThrow();
        return new Duplicate(document, answer(() -> webhooks.sendAgain(id), "the repeated webhook", deadline));
    }

    /** Sends until somebody decides about it: a receiver that starts again gives no answer or 5xx for a while. */
    private int answer(Supplier<OptionalInt> send, String what, Deadline deadline) {
        AtomicInteger status = new AtomicInteger();
        watch.until(
                () -> {
                    OptionalInt answer = send.get();
                    answer.ifPresent(status::set);
                    return answer.isPresent() && answer.getAsInt() < SERVER_ERROR;
                },
                deadline,
                () -> what + " is not answered");
        return status.get();
    }
}
