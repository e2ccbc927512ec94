package dev.risiti.sync.intake;

import static dev.risiti.sync.quickbooks.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.sync.quickbooks.JsonFields;
import dev.risiti.sync.quickbooks.UnreadableBooksException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads QuickBooks' two wire formats: the older object with {@code eventNotifications} and the array of CloudEvents
 * (connector reference 1.3, 1.4). Elements that lack an id, and members nobody knows, are passed over.
 */
final class NotificationReader {
    /** Operations in both formats and their spellings start like this. */
    private static final Map<String, String> OPERATIONS = Map.of(
            "creat", "created",
            "updat", "updated",
            "delet", "deleted",
            "merg", "merged",
            "void", "void",
            "email", "emailed");

    /** {@code 2015-10-05T14:42:19-0700}, with or without colon, fraction or Z. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private NotificationReader() {}

    /**
     * The changes of a delivery, in its order.
     *
     * @throws UnreadableBooksException when the body is neither format
     */
    static List<Notification> read(byte[] body) {
        JsonNode tree = JsonFields.tree(body);
        if (tree.isArray()) {
            return cloudEvents(tree);
        }
        if (tree.path("eventNotifications").isArray()) {
            return legacy(tree.path("eventNotifications"));
        }
        throw new UnreadableBooksException("the body is neither an array nor has it eventNotifications");
    }

    private static List<Notification> cloudEvents(JsonNode events) {
        List<Notification> read = new ArrayList<>();
        for (JsonNode event : events) {
            String source = text(event, "source");
            String id = text(event, "id");
            String account = text(event, "intuitaccountid");
            String entityId = text(event, "intuitentityid");
            String type = text(event, "type");
            String[] parts = type == null ? new String[0] : type.split("\\.", -1);
            if (source != null && id != null && account != null && entityId != null && parts.length >= 3) {
                read.add(new Notification(
                        source + "/" + id,
                        account,
                        parts[1].toLowerCase(Locale.ROOT),
                        entityId,
                        operation(parts[2]),
                        time(text(event, "time"))));
            }
        }
        return List.copyOf(read);
    }

    private static List<Notification> legacy(JsonNode companies) {
        List<Notification> read = new ArrayList<>();
        for (JsonNode company : companies) {
            String account = text(company, "realmId");
            for (JsonNode entity : company.path("dataChangeEvent").path("entities")) {
                String name = text(entity, "name");
                String id = text(entity, "id");
                String operation = text(entity, "operation");
                if (account != null && name != null && id != null && operation != null) {
                    String lastUpdated = text(entity, "lastUpdated");
                    Instant changedAt = time(lastUpdated);
                    String normalised = changedAt == null ? String.valueOf(lastUpdated) : changedAt.toString();
                    read.add(new Notification(
                            "legacy/" + sha256(String.join("|", account, name, id, operation, normalised)),
                            account,
                            name.toLowerCase(Locale.ROOT),
                            id,
                            operation(operation),
                            changedAt));
                }
            }
        }
        return List.copyOf(read);
    }

    private static String operation(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return OPERATIONS.entrySet().stream()
                .filter(known -> lower.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(lower);
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return TIME.parse(text, Instant::from);
        } catch (DateTimeException unknownForm) {
            // Only a hint: the entity is fetched anyway.
            return null;
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
