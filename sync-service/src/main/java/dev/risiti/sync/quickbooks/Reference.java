package dev.risiti.sync.quickbooks;

import org.jspecify.annotations.Nullable;

/** A pointer to another entity: its id, and its name as it was when the pointer was written. */
public record Reference(String value, @Nullable String name) {
    /** The name when there is one, else the id. */
    public String label() {
        return name == null ? value : name;
    }
}
