package dev.risiti.sync.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.sync.quickbooks.BooksCallException.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what an answer of QuickBooks means. A fault may come with any status, 200 included, in two shapes, and as XML
 * when a gateway wrote it (connector reference 1.12).
 */
final class Faults {
    private static final Set<String> GONE = Set.of("610");
    private static final Set<String> THROTTLED = Set.of("3001", "003001");
    private static final Set<String> DISCONNECTED = Set.of("120", "3100", "6190");
    private static final Set<String> TROUBLE = Set.of("10000", "500");

    private Faults() {}

    /** The failure in an answer other than 401; empty when there is none. */
    static Optional<BooksCallException> in(int status, byte[] body) {
        JsonNode error = error(body);
        String code = error == null ? null : firstText(error, "code", "Code");
        if (status < 300 && error == null) {
            return Optional.empty();
        }
        return Optional.of(new BooksCallException(kind(status, code), describe(status, code, error)));
    }

    private static Kind kind(int status, @Nullable String code) {
        if (status == 429 || (code != null && THROTTLED.contains(code))) {
            return Kind.THROTTLED;
        }
        if (status == 404 || (code != null && GONE.contains(code))) {
            return Kind.GONE;
        }
        if (status == 403 || (code != null && DISCONNECTED.contains(code))) {
            return Kind.DISCONNECTED;
        }
        if (status == 408 || status >= 500 || (code != null && TROUBLE.contains(code))) {
            return Kind.UNAVAILABLE;
        }
        return Kind.REFUSED;
    }

    private static String describe(int status, @Nullable String code, @Nullable JsonNode error) {
        String words = error == null ? null : firstText(error, "Detail", "detail");
        return "QuickBooks answered %d%s%s"
                .formatted(status, code == null ? "" : " code " + code, words == null ? "" : ": " + words);
    }

    private static @Nullable JsonNode error(byte[] body) {
        JsonNode tree;
        try {
            tree = JsonFields.tree(body);
        } catch (UnreadableBooksException notJson) {
            // A gateway's XML or HTML: the status decides.
            return null;
        }
        JsonNode fault = tree.has("Fault") ? tree.path("Fault") : tree.path("fault");
        JsonNode errors = fault.has("Error") ? fault.path("Error") : fault.path("error");
        if (!errors.isEmpty()) {
            return errors.path(0);
        }
        return fault.isObject() ? fault : null;
    }

    private static @Nullable String firstText(JsonNode error, String one, String other) {
        String text = JsonFields.text(error, one);
        return text == null ? JsonFields.text(error, other) : text;
    }
}
