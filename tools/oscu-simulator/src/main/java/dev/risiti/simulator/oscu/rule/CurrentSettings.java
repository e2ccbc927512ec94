package dev.risiti.simulator.oscu.rule;

/** The settings in force. */
public final class CurrentSettings {
    private volatile Settings settings = Settings.DEFAULT;

    public Settings get() {
        return settings;
    }

    public void set(Settings next) {
        settings = next;
    }
}
