package dev.risiti.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.DocumentKind;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.http.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Asks submission-service which requests it made for which stock movement; whether they were made is the referee's. */
public final class SubmissionStories {
    private static final int NEWEST = 500;

    private final Endpoint submission;

    /** @param submission with an operator's token */
    public SubmissionStories(Endpoint submission) {
        this.submission = submission;
    }

    /** The stories of these movements, as far as they are known there. */
    public List<StockStory> of(Collection<DocumentIdentity> movements) {
        List<StockStory> stories = new ArrayList<>();
        for (JsonNode summary : submission
                .get("/operator/documents?tenantId=%s&limit=%d".formatted(Business.TENANT, NEWEST))
                .path("documents")) {
            JsonNode identity = summary.path("identity");
            if (!DocumentKind.STOCK_MOVEMENT.name().equals(identity.path("kind").asText())) {
                continue;
            }
            DocumentIdentity movement = new DocumentIdentity(
                    identity.path("tenantId").asText(),
                    identity.path("source").asText(),
                    DocumentKind.STOCK_MOVEMENT,
                    identity.path("sourceDocumentId").asText());
            if (movements.contains(movement)) {
                stories.add(new StockStory(
                        movement, requests(summary.path("documentId").asLong())));
            }
        }
        return stories;
    }

    private List<StockStory.Request> requests(long documentId) {
        List<StockStory.Request> requests = new ArrayList<>();
        for (JsonNode attempt :
                submission.get("/operator/documents/" + documentId).path("attempts")) {
            requests.add(new StockStory.Request(
                    attempt.path("call").asText(), attempt.path("bodySha256").asText()));
        }
        return requests;
    }
}
