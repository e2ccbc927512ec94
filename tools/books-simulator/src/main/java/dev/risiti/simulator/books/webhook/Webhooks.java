package dev.risiti.simulator.books.webhook;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.company.ChangeEvent;
import dev.risiti.simulator.books.company.ChangeListener;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.settings.CurrentSettings;
import dev.risiti.simulator.books.settings.Settings.WebhookFormat;
import dev.risiti.simulator.books.settings.SimulatorConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes into signed notifications and delivers them one after the other: a notification that is not
 * acknowledged holds back the later ones, as at QuickBooks. The body of a delivery is formed once and never again.
 */
@ApplicationScoped
public class Webhooks implements ChangeListener {
    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final int MOST_EVENTS = 100;
    private static final int LOG_ENTRIES = 20_000;
    private static final String FORMED = "delivery";
    private static final String CLOSED = "deliveryClosed";
    private static final String UNSENT = "eventsUnsent";
    private static final String WRONG_TOKEN = "not-the-verifier-token";

    private final CurrentSettings settings;
    private final SimulatorConfig config;
    private final WebhookSender sender;
    private final Journal journal;
    private final Clock clock;

    private final LinkedBlockingQueue<ChangeEvent> changes = new LinkedBlockingQueue<>();
    private final ConcurrentSkipListMap<Long, Delivery> deliveries = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final CountDownLatch stopping = new CountDownLatch(1);
    /** While facts are replayed: events that no delivery has taken up yet. */
    private final Map<String, ChangeEvent> unsent = new LinkedHashMap<>();

    private @Nullable Thread worker;

    public Webhooks(
            CurrentSettings settings, SimulatorConfig config, WebhookSender sender, Journal journal, Clock clock) {
        this.settings = settings;
        this.config = config;
        this.sender = sender;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void changed(List<ChangeEvent> events) {
        if (hasReceiver()) {
            changes.addAll(events);
        } else {
            ArrayNode ids = Json.array();
            events.forEach(event -> ids.add(event.eventId()));
            journal.append(UNSENT, Json.object().set("eventIds", ids));
        }
    }

    /** Starts delivering; first what an earlier run left. */
    public void start() {
        changes.addAll(unsent.values());
        unsent.clear();
        worker = Thread.ofVirtual().name("webhooks").start(this::deliverAll);
    }

    @PreDestroy
    public void stop() throws InterruptedException {
        stopping.countDown();
        if (worker != null) {
            worker.interrupt();
            worker.join();
        }
    }

    private void deliverAll() {
        try {
            for (Delivery left : List.copyOf(deliveries.values())) {
                if (left.state() == Delivery.State.PENDING) {
                    deliver(left);
                }
            }
            while (stopping.getCount() > 0) {
                deliver(nextBatch());
            }
        } catch (InterruptedException stop) {
            LOG.debug("state=stopped");
        }
    }

    private Delivery nextBatch() throws InterruptedException {
        List<ChangeEvent> batch = new ArrayList<>();
        batch.add(changes.take());
        int gather = settings.get().webhookBatchMillis();
        if (gather > 0) {
            stopping.await(gather, TimeUnit.MILLISECONDS);
        }
        changes.drainTo(batch, MOST_EVENTS - 1);
        WebhookFormat format = settings.get().webhookFormat();
        String body = WebhookBody.of(format, batch, source());
        Delivery formed =
                newDelivery(Delivery.Kind.NOTIFICATION, format, body, sign(body, config.verifierToken()), batch);
        journal.append(FORMED, toFact(formed));
        return formed;
    }

    private void deliver(Delivery first) throws InterruptedException {
        Delivery delivery = first;
        while (delivery.state() == Delivery.State.PENDING) {
            delivery = keep(sender.attempt(delivery, Delivery.State.PENDING));
            if (delivery.state() == Delivery.State.PENDING) {
                LOG.infof(
                        "state=webhook-failed delivery=%d attempts=%d status=%s error=%s",
                        delivery.id(), delivery.attempts(), delivery.status(), delivery.error());
                long delay = RetrySchedule.delayAfter(delivery.attempts(), settings.get())
                        .toMillis();
                if (stopping.await(delay, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        }
        journal.append(
                CLOSED,
                Json.object()
                        .put("id", delivery.id())
                        .put("state", delivery.state().name())
                        .put("attempts", delivery.attempts())
                        .put("status", delivery.status())
                        .put("error", delivery.error()));
    }

    /** Sends the bytes of an earlier delivery once more; empty when it is not in the log. */
    public Optional<ObjectNode> resend(long id) throws InterruptedException {
        Delivery earlier = deliveries.get(id);
        if (earlier == null) {
            return Optional.empty();
        }
        Delivery again = newDelivery(
                Delivery.Kind.RESEND, earlier.format(), earlier.body(), earlier.signature(), earlier.events());
        return Optional.of(keep(sender.attempt(again, Delivery.State.FAILED)).toLogEntry());
    }

    /** Sends a well-formed notification once, with a signature made with a wrong key or with none. */
    public ObjectNode forge(ChangeEvent event, boolean signed) throws InterruptedException {
        WebhookFormat format = settings.get().webhookFormat();
        String body = WebhookBody.of(format, List.of(event), source());
        String signature = signed ? sign(body, WRONG_TOKEN) : null;
        Delivery forgery = newDelivery(Delivery.Kind.FORGERY, format, body, signature, List.of(event));
        return keep(sender.attempt(forgery, Delivery.State.FAILED)).toLogEntry();
    }

    /** Log entries with an id above {@code after}, oldest first. */
    public List<ObjectNode> log(long after, int limit) {
        return deliveries.tailMap(after, false).values().stream()
                .limit(limit)
                .map(Delivery::toLogEntry)
                .toList();
    }

    /** The body of a delivery. */
    public Optional<String> body(long id) {
        return Optional.ofNullable(deliveries.get(id)).map(Delivery::body);
    }

    private Delivery newDelivery(
            Delivery.Kind kind,
            WebhookFormat format,
            String body,
            @Nullable String signature,
            List<ChangeEvent> events) {
        return keep(new Delivery(
                lastId.incrementAndGet(),
                kind,
                format,
                body,
                signature,
                List.copyOf(events),
                clock.instant(),
                Delivery.State.PENDING,
                0,
                null,
                null));
    }

    private Delivery keep(Delivery delivery) {
        deliveries.put(delivery.id(), delivery);
        if (deliveries.size() > LOG_ENTRIES) {
            deliveries.pollFirstEntry();
        }
        return delivery;
    }

    private boolean hasReceiver() {
        String url = settings.get().webhookUrl();
        return url != null && !url.isBlank();
    }

    /** Stands for the app that is notified, as {@code source} does at QuickBooks. */
    private String source() {
        return "intuit." + sign(config.clientId(), config.verifierToken());
    }

    private static String sign(String text, String verifierToken) {
        return WebhookSignature.of(text.getBytes(StandardCharsets.UTF_8), verifierToken);
    }

    private static ObjectNode toFact(Delivery delivery) {
        ObjectNode fact = Json.object()
                .put("id", delivery.id())
                .put("format", delivery.format().name())
                .put("createdAt", delivery.createdAt().toString())
                .put("signature", delivery.signature())
                .put("body", delivery.body());
        ArrayNode ids = fact.putArray("eventIds");
        delivery.events().forEach(event -> ids.add(event.eventId()));
        return fact;
    }

    /** Notes the changes of a replayed commit; a later fact may say that they were sent. */
    public void restoreEvents(List<ChangeEvent> events) {
        events.forEach(event -> unsent.put(event.eventId(), event));
    }

    /** Takes back a fact of an earlier run; facts of other parts are ignored. */
    public void restore(String kind, ObjectNode fact) {
        switch (kind) {
            case FORMED -> restoreFormed(fact);
            case CLOSED -> restoreClosed(fact);
            case UNSENT -> takeUnsent(fact);
            default -> {
                // A fact of another part of the simulator.
            }
        }
    }

    private void restoreFormed(ObjectNode fact) {
        long id = fact.path("id").asLong();
        lastId.accumulateAndGet(id, Math::max);
        keep(new Delivery(
                id,
                Delivery.Kind.NOTIFICATION,
                WebhookFormat.valueOf(fact.path("format").asText()),
                fact.path("body").asText(),
                fact.path("signature").asText(),
                takeUnsent(fact),
                Instant.parse(fact.path("createdAt").asText()),
                Delivery.State.PENDING,
                0,
                null,
                null));
    }

    private void restoreClosed(ObjectNode fact) {
        Delivery formed = deliveries.get(fact.path("id").asLong());
        if (formed != null) {
            keep(new Delivery(
                    formed.id(),
                    formed.kind(),
                    formed.format(),
                    formed.body(),
                    formed.signature(),
                    formed.events(),
                    formed.createdAt(),
                    Delivery.State.valueOf(fact.path("state").asText()),
                    fact.path("attempts").asInt(),
                    fact.path("status").isNull() ? null : fact.path("status").asInt(),
                    Json.text(fact, "error").orElse(null)));
        }
    }

    private List<ChangeEvent> takeUnsent(ObjectNode fact) {
        List<ChangeEvent> taken = new ArrayList<>();
        fact.path("eventIds").forEach(id -> {
            ChangeEvent event = unsent.remove(id.asText());
            if (event != null) {
                taken.add(event);
            }
        });
        return taken;
    }
}
