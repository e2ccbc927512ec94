package dev.risiti.submission.core;

/**
 * The state machine of a lane. Pure: the state goes in with the time, effects and what comes next go out; randomness is
 * the back-off's.
 *
 * <pre>
 *            ┌──────────── outcome n and attempt n+1 in one commit ─────────────┐
 *            ▼                                                                  │
 * claim ─▶ Look ─▶ Send ─▶ (KRA, no transaction) ─▶ Replied  ─▶ LookAgain ─▶ Look
 *            │                                                                  ▲
 *            ├───▶ Ask  ─▶ (KRA, no transaction) ─▶ Answered ─▶ LookAgain ──────┘
 *            └───▶ Release | Pause
 *
 * lane      due ─▶ owned(epoch) ─▶ due | idle | paused | held     by: the owner; a person holds, releases and resumes
 * document  QUEUED ─▶ ACCEPTED | REFUSED | WAITING | BLOCKED      by: the lane's owner alone
 *           WAITING ─▶ QUEUED                                     by: whoever provides what it waits for, or time
 *           REFUSED ─▶ QUEUED                                     by: intake, with a higher revision
 *           BLOCKED ─▶ QUEUED | ACCEPTED | WITHDRAWN              by: a person
 * step      n ─▶ n+1                                              by: an accepted or skipped call
 * attempt   none ─▶ OPEN ─▶ decided | UNKNOWN | UNCONFIRMED       by: the owner; see AttemptState
 *           OPEN of a dead owner ─▶ UNKNOWN                       by: the next owner
 * </pre>
 *
 * Undecided attempts come before everything else, and while one may still be on the wire no other state-changing call
 * starts (invariant 3). Then the heads of the streams.
 */
public final class LaneCore {
    private final Look look;
    private final Replies replies;

    public LaneCore(Policy policy, BackOff backOff) {
        Resolver resolver = new Resolver(policy);
        this.look = new Look(resolver);
        this.replies = new Replies(policy, resolver, backOff);
    }

    /** What follows from an event; every effect of it commits in the transaction that read the state. */
    public Decision decide(LaneState state, LaneEvent event) {
        return switch (event) {
            case LaneEvent.Look looked -> look.at(state);
            case LaneEvent.Replied(var device, var attempt, var outcome) ->
                replies.replied(state, device, attempt, outcome);
            case LaneEvent.Answered(var device, var attempt, var asked) ->
                replies.answered(state, device, attempt, asked);
        };
    }
}
