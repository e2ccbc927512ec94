package dev.risiti.submission.effect;

import dev.risiti.contracts.event.RisitiEvent;
import dev.risiti.contracts.result.Reason;
import dev.risiti.contracts.result.Receipt;
import dev.risiti.contracts.result.WireLine;
import dev.risiti.oscu.call.FrontDoor;
import dev.risiti.oscu.call.OscuRequest;
import dev.risiti.submission.attempt.Attempt;
import dev.risiti.submission.attempt.AttemptState;
import dev.risiti.submission.counter.Counter;
import dev.risiti.submission.counter.CounterScope;
import dev.risiti.submission.document.DocumentState;
import dev.risiti.submission.document.HeldRevision;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.item.CatalogueItem;
import dev.risiti.submission.item.ItemDetails;
import dev.risiti.submission.item.ItemKey;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change that a decision makes. All effects of a decision commit together or not at all, in the order of the list
 * where they touch the same thing.
 */
public sealed interface Effect {

    // ---- attempts -------------------------------------------------------------------------------------------------

    /** A send is durable, with number, bytes and deadline, before its first byte leaves. */
    record OpenAttempt(
            long documentId,
            int step,
            @Nullable Long number,
            FrontDoor door,
            OscuRequest request,
            List<WireLine> wireLines,
            int sends,
            Duration deadline)
            implements Effect {}

    /**
     * The attempt stays undecided: {@code UNKNOWN}, or {@code UNCONFIRMED} after a refusal. KRA may be asked from now on.
     *
     * @param sends how often its bytes have left so far
     */
    record LeaveUndecided(
            Attempt attempt,
            AttemptState state,
            int sends,
            String words,
            @Nullable String resultCode) implements Effect {}

    /** KRA was asked; {@code absent}: it said that it holds nothing. */
    record CountAsk(Attempt attempt, boolean absent, Instant nextAsk) implements Effect {}

    /** The attempt is decided: it moves to the outcome ledger. */
    record CloseAttempt(
            Attempt attempt,
            AttemptState state,
            String words,
            @Nullable String resultCode) implements Effect {}

    // ---- numbers --------------------------------------------------------------------------------------------------

    /** The document holds this number, the next of the counter, until KRA has decided. */
    record TakeNumber(long documentId, Counter counter, long number) implements Effect {}

    /** KRA accepted the number: the counter may hand out the next. */
    record KeepNumber(long documentId, Counter counter) implements Effect {}

    /** KRA certainly did not use the number: the counter hands it out again. */
    record ReturnNumber(long documentId, Counter counter, long number) implements Effect {}

    /** KRA counts on from elsewhere: the document holds the number KRA expects. Once per document. */
    record HealNumber(long documentId, Counter counter, long number) implements Effect {}

    /**
     * KRA's answer to the document's number told for whom KRA counts.
     *
     * @param taxpayer the counter that the taxpayer's branches share, or would share
     * @param last the highest number of any branch
     */
    record FindScope(long documentId, Counter taxpayer, CounterScope scope, long last, String words)
            implements Effect {}

    // ---- the document ---------------------------------------------------------------------------------------------

    /** One of the document's calls is done. */
    record Advance(long documentId) implements Effect {}

    /** An attempt of the current call ended unknown ({@code true}), or none stands in the way any more. */
    record MarkUnknown(long documentId, boolean everUnknown) implements Effect {}

    /** The document is at its end, or ({@code BLOCKED}) its stream stops. */
    record Decide(
            long documentId, DocumentState state, @Nullable Reason reason) implements Effect {}

    /** Out of its stream until {@code wakeKey} is provided, or the time has passed. */
    record Park(long documentId, String wakeKey, @Nullable Duration atMost, Reason reason) implements Effect {}

    /** The held revision takes the document's place, at the end of its stream. */
    record Replace(long documentId, HeldRevision held) implements Effect {}

    /** The held revision came too late. */
    record DropHeld(long documentId) implements Effect {}

    // ---- what follows ---------------------------------------------------------------------------------------------

    /** To the outbox; {@code subject} names what the event is about. */
    record Publish(RisitiEvent event, String subject, Instant time) implements Effect {}

    /** A document of our own, at the end of its stream. */
    record Add(NewDocument document) implements Effect {}

    /** What KRA signed. */
    record StoreReceipt(long documentId, String deviceId, Receipt receipt) implements Effect {}

    /** An accepted movement; negative when goods go out. */
    record MoveStock(String deviceId, String itemCode, BigDecimal quantity) implements Effect {}

    /** The item is in this state, with this code; {@code attributes} change when they are given. */
    record SetItem(
            ItemKey key,
            CatalogueItem.State state,
            @Nullable String itemCode,
            @Nullable ItemDetails attributes) implements Effect {}

    /** What {@code wakeKey} names is there: those who wait for it enter their streams. */
    record Wake(String wakeKey) implements Effect {}

    /** Those who wait for {@code wakeKey} go on waiting, for another reason, and say so. */
    record Explain(String wakeKey, Reason reason) implements Effect {}

    // ---- the lane -------------------------------------------------------------------------------------------------

    /** A call did not reach a decision. */
    record CountFailure(long laneId) implements Effect {}

    /** Refusals with these words in a row; zero with null: the row ended, and calls reach decisions. */
    record CountRefusals(
            long laneId, int refusals, @Nullable String refusal) implements Effect {}
}
