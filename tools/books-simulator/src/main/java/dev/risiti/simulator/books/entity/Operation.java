package dev.risiti.simulator.books.entity;

/** What happened to an entity, in the spelling of both webhook formats (connector reference 1.3 and 1.4). */
public enum Operation {
    CREATED("Create", "created"),
    UPDATED("Update", "updated"),
    DELETED("Delete", "deleted"),
    VOIDED("Void", "void");

    private final String legacyName;
    private final String cloudEventsName;

    Operation(String legacyName, String cloudEventsName) {
        this.legacyName = legacyName;
        this.cloudEventsName = cloudEventsName;
    }

    public String legacyName() {
        return legacyName;
    }

    public String cloudEventsName() {
        return cloudEventsName;
    }
}
