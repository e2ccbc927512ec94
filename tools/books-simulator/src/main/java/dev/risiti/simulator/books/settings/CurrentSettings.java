package dev.risiti.simulator.books.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.risiti.simulator.books.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Holds the settings in force. */
@ApplicationScoped
public class CurrentSettings {
    private volatile Settings current;

    @Inject
    public CurrentSettings(SimulatorConfig config) {
        this(Settings.defaults(config.webhookUrl().orElse(null), config.requestsPerMinute()));
    }

    public CurrentSettings(Settings initial) {
        this.current = initial;
    }

    public Settings get() {
        return current;
    }

    /**
     * Changes the members given and keeps the others.
     *
     * @throws IllegalArgumentException when a member is unknown or its value is out of range
     */
    public synchronized Settings change(ObjectNode members) {
        ObjectNode merged = Json.mapper().valueToTree(current);
        merged.setAll(members);
        try {
            current = Json.mapper().treeToValue(merged, Settings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
        return current;
    }
}
