package dev.risiti.simulator.books.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.risiti.simulator.books.MovableClock;
import dev.risiti.simulator.books.WebhookReceiver;
import dev.risiti.simulator.books.company.Books;
import dev.risiti.simulator.books.company.CompanyProfile;
import dev.risiti.simulator.books.entity.EntityType;
import dev.risiti.simulator.books.journal.Journal;
import dev.risiti.simulator.books.json.Json;
import dev.risiti.simulator.books.rules.EntityWriter;
import dev.risiti.simulator.books.settings.CurrentSettings;
import dev.risiti.simulator.books.settings.Settings;
import dev.risiti.simulator.books.settings.SimulatorConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhooksRestartTest {
    private static final String REALM = "9341453908059321";
    private static final String VERIFIER_TOKEN = "3f1c9e2a-synthetic-verifier-token-0001";

    private record Config(
            String clientId,
            String clientSecret,
            String verifierToken,
            Optional<String> webhookUrl,
            Optional<String> data,
            int requestsPerMinute)
            implements SimulatorConfig {}

    @TempDir
    private Path directory;

    @Test
    void deliversAfterARestartWhatWasNotAcknowledgedBeforeIt() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver(REALM, VERIFIER_TOKEN)) {
            receiver.failNext(Integer.MAX_VALUE);
            Webhooks before = run(receiver, true);
            await().until(() -> !receiver.received.isEmpty());
            before.stop();

            receiver.failNext(0);
            Webhooks after = run(receiver, false);
            await().until(() -> !receiver.accepted().isEmpty());
            after.stop();
            assertThat(receiver.accepted())
                    .containsExactly(receiver.received.getFirst().body());

            int received = receiver.received.size();
            Webhooks later = run(receiver, true);
            await().until(() -> receiver.accepted().size() == 2);
            later.stop();
            assertThat(receiver.received).hasSize(received + 1);
        }
    }

    /** One run of the program on the same journal, in which a user may add an item. */
    private Webhooks run(WebhookReceiver receiver, boolean change) {
        CurrentSettings settings = new CurrentSettings(Settings.defaults(receiver.url(), 0));
        Config config = new Config("client", "secret", VERIFIER_TOKEN, Optional.empty(), Optional.empty(), 0);
        MovableClock clock = new MovableClock();
        Journal journal = new Journal(directory);
        Webhooks webhooks = new Webhooks(settings, config, new WebhookSender(settings), journal, clock);
        Books books = new Books(journal, webhooks, clock);
        journal.replay((kind, fact) -> {
            books.restore(kind, fact, webhooks::restoreEvents);
            webhooks.restore(kind, fact);
        });
        webhooks.start();
        if (change) {
            String name = "Item " + receiver.received.size();
            books.change(
                    books.open(new CompanyProfile(REALM, "Savanna", false)),
                    draft -> EntityWriter.create(
                            draft, EntityType.ITEM, Json.object().put("Name", name)));
        }
        return webhooks;
    }
}
