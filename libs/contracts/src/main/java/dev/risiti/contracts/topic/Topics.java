package dev.risiti.contracts.topic;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every topic of the system (design section 3). Names here, in the AsyncAPI document and in the manifests agree. */
public final class Topics {
    public static final String DEVICE_COMMANDS = "risiti.device-commands.v1";
    public static final String DEVICES = "risiti.devices.v1";
    public static final String DEVICE_PROGRESS = "risiti.device-progress.v1";
    public static final String BOOK_CHANGES = "risiti.book-changes.v1";
    public static final String DOCUMENTS = "risiti.documents.v1";
    public static final String ROUTED_CREDIT_NOTES = "risiti.routed-credit-notes.v1";
    public static final String EXTERNAL_CREDIT_NOTES = "risiti.external-credit-notes.v1";
    public static final String RESULTS = "risiti.results.v1";
    public static final String PURCHASES = "risiti.purchases.v1";
    public static final String IMPORTS = "risiti.imports.v1";
    public static final String STOCK_TRANSFERS = "risiti.stock-transfers.v1";
    public static final String REFERENCE_DATA = "risiti.reference-data.v1";

    private static final int WIDE = 48;
    private static final int NARROW = 12;
    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    private static final Duration NINETY_DAYS = Duration.ofDays(90);

    private static final List<Topic> FACTS = List.of(
            new Topic(DEVICE_COMMANDS, "deviceId, or tenantId to register", NARROW, false, THIRTY_DAYS),
            new Topic(DEVICES, "deviceId", NARROW, true, Duration.ZERO),
            new Topic(DEVICE_PROGRESS, "deviceId", NARROW, false, THIRTY_DAYS),
            new Topic(BOOK_CHANGES, "bookId/entity/id", NARROW, false, THIRTY_DAYS),
            new Topic(DOCUMENTS, "deviceId", WIDE, false, THIRTY_DAYS),
            new Topic(ROUTED_CREDIT_NOTES, "deviceId that issued the original", WIDE, false, THIRTY_DAYS),
            new Topic(EXTERNAL_CREDIT_NOTES, "deviceId that issued the original", NARROW, false, THIRTY_DAYS),
            new Topic(RESULTS, "deviceId the document was published under", WIDE, false, NINETY_DAYS),
            new Topic(PURCHASES, "environment/PIN", NARROW, false, NINETY_DAYS),
            new Topic(IMPORTS, "environment/PIN", NARROW, false, NINETY_DAYS),
            new Topic(STOCK_TRANSFERS, "receiving deviceId", NARROW, false, NINETY_DAYS),
            new Topic(REFERENCE_DATA, "scope/list/code", NARROW, true, Duration.ZERO));

    /** Who reads what: topic and consumer group. A dead-letter topic exists for each pair. */
    private static final List<Reader> READERS = List.of(
            new Reader(DEVICE_COMMANDS, "credential-service"),
            new Reader(DEVICE_PROGRESS, "credential-service"),
            new Reader(DEVICES, "submission-service"),
            new Reader(DEVICES, "sync-service"),
            new Reader(DEVICES, "lineage-service"),
            new Reader(BOOK_CHANGES, "sync-service"),
            new Reader(DOCUMENTS, "submission-service"),
            new Reader(DOCUMENTS, "lineage-service"),
            new Reader(ROUTED_CREDIT_NOTES, "submission-service"),
            new Reader(RESULTS, "sync-service"),
            new Reader(RESULTS, "lineage-service"),
            new Reader(REFERENCE_DATA, "submission-service"));

    private Topics() {}

    /** The topics that carry facts, without dead letters. */
    public static List<Topic> facts() {
        return FACTS;
    }

    /** All topics that a cluster must have, dead letters included. */
    public static List<Topic> all() {
        return Stream.concat(
                        FACTS.stream(),
                        READERS.stream().map(r -> named(r.topic()).deadLetters(r.group())))
                .toList();
    }

    public static Topic named(String name) {
        return FACTS.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic is called " + name));
    }

    private record Reader(String topic, String group) {}
}
