package dev.risiti.lineage.check;

import dev.risiti.contracts.result.Reason;

/** Why a credit note is parked, refused or left to another solution. The names are stable: consumers match on them. */
public enum CheckCode {
    /** No sale is known by the id or number that the note names. */
    ORIGINAL_UNKNOWN,
    /** Several sales carry the number that the note names. */
    ORIGINAL_AMBIGUOUS,
    /** The sale was published but KRA has not signed it yet. */
    ORIGINAL_PENDING,
    /** The sale was refused or withdrawn: nothing was ever signed. */
    ORIGINAL_REFUSED,
    /** What the note names is signed, but it is no sale. */
    ORIGINAL_NOT_A_SALE,
    /** The note was published under a device of another PIN or environment than its original's. */
    TAXPAYER_DIFFERS,
    /** The buyer's PIN on the note is not the one on the original. */
    BUYER_PIN_DIFFERS,
    /** The original is older than the policy allows. */
    ORIGINAL_TOO_OLD,
    /** The original was credited as often as the policy allows. */
    TOO_MANY_NOTES,
    /** The note credits a line or an item that the original does not have. */
    LINE_NOT_ON_ORIGINAL,
    /** All lines of the note are without money. */
    NOTHING_TO_CREDIT,
    /** More units than are left to credit, notes in flight counted. */
    QUANTITY_EXCEEDS,
    /** More money than the credited units cost, or than is left. */
    AMOUNT_EXCEEDS,
    /** Another solution issued the original and must raise the note. */
    RAISE_ELSEWHERE,
    /** One revision was published with two contents. */
    REVISION_CONFLICT,
    /** The note changed after it had been handed on. */
    CHANGED_AFTER_ROUTING;

    /** @param sentence one sentence a bookkeeper understands */
    public Reason because(String sentence) {
        return Reason.of(name(), sentence);
    }
}
