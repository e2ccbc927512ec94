package dev.risiti.submission.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The operators by their tokens. */
@ApplicationScoped
class Operators {
    private final Map<String, BearerToken> tokens = new TreeMap<>();

    Operators(OperatorConfig config) {
        config.tokens().forEach((name, token) -> tokens.put(name, new BearerToken(token)));
    }

    boolean nobody() {
        return tokens.isEmpty();
    }

    /** Whose token it is. Compares every token, so that the time taken does not tell whose is nearly right. */
    Optional<String> who(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        List<String> names = tokens.entrySet().stream()
                .filter(entry -> entry.getValue().isShownBy(authorization))
                .map(Map.Entry::getKey)
                .toList();
        return names.stream().findFirst();
    }
}
