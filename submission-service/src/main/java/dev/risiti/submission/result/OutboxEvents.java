package dev.risiti.submission.result;

import dev.risiti.contracts.event.EventJson;
import dev.risiti.messaging.outbox.OutgoingEvent;
import dev.risiti.submission.effect.Effect;
import java.util.List;

/** From what a decision publishes to what the outbox takes. */
public final class OutboxEvents {
    private OutboxEvents() {}

    public static List<OutgoingEvent> of(List<Effect.Publish> published) {
        return published.stream()
                .map(publish -> OutgoingEvent.of(
                        publish.event().eventType().topic(),
                        publish.event().key(),
                        publish.event().eventType().type(),
                        publish.subject(),
                        publish.event().eventType().schema(),
                        EventJson.encode(publish.event()),
                        publish.time()))
                .toList();
    }
}
