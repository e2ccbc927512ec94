package dev.risiti.devstack.testing;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test class when an event that the application under test has published breaks its schema. */
public final class PublishedEventsAreValid implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        List<String> problems = PublishedEvents.problems(DevStack.shared().kafkaBootstrapServers());
        if (!problems.isEmpty()) {
            throw new AssertionError("published events break their schemas: " + problems);
        }
    }
}
