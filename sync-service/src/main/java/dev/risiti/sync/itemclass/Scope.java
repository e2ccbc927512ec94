package dev.risiti.sync.itemclass;

import dev.risiti.contracts.device.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What the class list is asked for: an environment, whose list it is, or one of its taxpayers, because KRA's gateway
 * takes stock movements only from a PIN that has asked.
 */
record Scope(Environment environment, @Nullable String pin) {

    static Scope of(String key) {
        int end = key.indexOf('/');
        return end < 0
                ? new Scope(Environment.valueOf(key), null)
                : new Scope(Environment.valueOf(key.substring(0, end)), key.substring(end + 1));
    }

    String key() {
        return pin == null ? environment.name() : environment + "/" + pin;
    }
}
