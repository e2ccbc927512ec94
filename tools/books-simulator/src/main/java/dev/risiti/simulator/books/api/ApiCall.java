package dev.risiti.simulator.books.api;

import dev.risiti.simulator.books.entity.EntityType;
import org.jspecify.annotations.Nullable;

/** What is being called: decides which injected faults hit it. */
public record ApiCall(
        Kind kind, @Nullable String realmId, @Nullable EntityType entity) {

    /** The kinds of call that faults can be aimed at. */
    public enum Kind {
        TOKEN,
        READ,
        QUERY,
        CDC,
        WRITE
    }

    public static ApiCall token() {
        return new ApiCall(Kind.TOKEN, null, null);
    }
}
