package dev.risiti.submission.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.contracts.document.FiscalDocument;
import dev.risiti.contracts.event.EventJson;
import dev.risiti.contracts.event.EventType;
import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.ResultState;
import dev.risiti.messaging.outbox.Outbox;
import dev.risiti.submission.attempt.AttemptTable;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.DocumentTable;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.effect.Effect;
import dev.risiti.submission.intake.DocumentsConsumer;
import dev.risiti.submission.problem.Refusal;
import dev.risiti.submission.result.OutboxEvents;
import dev.risiti.submission.result.Results;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Takes a corrected revision in by the rules that published ones are admitted by. */
@ApplicationScoped
class Corrections {
    private final DocumentsConsumer intake;
    private final DocumentTable documents;
    private final AttemptTable attempts;
    private final Outbox outbox;

    Corrections(DocumentsConsumer intake, DocumentTable documents, AttemptTable attempts, Outbox outbox) {
        this.intake = intake;
        this.documents = documents;
        this.attempts = attempts;
        this.outbox = outbox;
    }

    String resubmit(Case corrected, JsonNode json) {
        Document document = corrected.document();
        FiscalDocument revision = read(document, json);
        if (!revision.identity().equals(document.identity())
                || !revision.deviceId().equals(document.deviceId())) {
            throw Refusal.invalid(
                    "IDENTITY_DIFFERS",
                    "A correction keeps tenant, source, kind, id and device: %s at %s."
                            .formatted(document.identity(), document.deviceId()));
        }
        HeldRevision held = document.held();
        int newest = held == null ? document.revision() : held.revision();
        if (revision.revision() <= newest) {
            throw Refusal.conflict("REVISION_NOT_HIGHER", "Revision %d is known: give a higher one.".formatted(newest));
        }
        if (document.state() == DocumentState.ACCEPTED
                || document.state() == DocumentState.WITHDRAWN
                || document.step() > 0) {
            throw Refusal.conflict(
                    "TOO_LATE",
                    "It is %s, and KRA's books cannot be changed: correct it with a document of its own."
                            .formatted(document.state()));
        }
        List<Effect.Publish> said = new ArrayList<>(intake.admit(List.of(revision)));
        Document after = documents.find(document.documentId()).orElseThrow().document();
        said.add(Results.say(
                after,
                after.deviceId(),
                ResultState.WAITING,
                Reason.of("RESUBMITTED_BY_OPERATOR", "A person corrected it: " + corrected.words()),
                attempts.now()));
        outbox.append(OutboxEvents.of(said));
        return after.revision() == revision.revision()
                ? "Revision %d is sent in its turn.%s".formatted(revision.revision(), corrected.lanePermitting())
                : "Revision %d waits until KRA has decided revision %d."
                        .formatted(revision.revision(), document.revision());
    }

    private static FiscalDocument read(Document document, JsonNode json) {
        if (document.cause() != null) {
            throw Refusal.conflict("MADE_HERE", "It follows from another document: correct that one.");
        }
        RisitiEvent event = EventJson.decode(contract(document.identity().kind()), EventJson.bytes(json));
        return (FiscalDocument) event;
    }

    private static EventType contract(DocumentKind kind) {
        return switch (kind) {
            case SALE -> EventType.SALE;
            case ITEM -> EventType.ITEM;
            case ITEM_COMPOSITION -> EventType.ITEM_COMPOSITION;
            case BRANCH_CUSTOMER -> EventType.BRANCH_CUSTOMER;
            case BRANCH_USER -> EventType.BRANCH_USER;
            case BRANCH_INSURANCE -> EventType.BRANCH_INSURANCE;
            case STOCK_MOVEMENT -> EventType.STOCK_MOVEMENT;
            case STOCK_COUNT -> EventType.STOCK_COUNT;
            case PURCHASE_DECISION -> EventType.PURCHASE_DECISION;
            case IMPORT_DECISION -> EventType.IMPORT_DECISION;
            case CREDIT_NOTE ->
                // Invariant 7: only lineage-service may say that a note is within its original.
                throw Refusal.conflict(
                        "CHECKED_ELSEWHERE",
                        "A credit note is checked against its original first: publish the new revision as a document.");
        };
    }
}
