package dev.risiti.lineage.check;

import dev.risiti.contracts.device.Solution;
import dev.risiti.contracts.document.CreditNote;
import dev.risiti.contracts.document.CreditReason;
import dev.risiti.contracts.result.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides a credit note by what is known about its original (design section 6; KRA reference 9). */
public final class CreditNoteCheck {
    /** Kenya has no other time zone and no summer time. */
    private static final ZoneId NAIROBI = ZoneId.of("Africa/Nairobi");

    private final CreditPolicy policy;

    public CreditNoteCheck(CreditPolicy policy) {
        this.policy = policy;
    }

    /**
     * @param receivedAt when this revision of the note arrived
     * @param publishedFor the taxpayer of the device the note was published under; null when that device is not known
     */
    public Decision decide(
            CreditNote note, Instant receivedAt, @Nullable Taxpayer publishedFor, Original original, Instant now) {
        return switch (original) {
            case Original.Issued issued -> issued(note, publishedFor, issued.sale(), now);
            case Original.OnItsWay onItsWay ->
                new Decision.Parked(
                        CheckCode.ORIGINAL_PENDING.because(
                                "Sale %s has not been signed by KRA yet; credit note %s follows as soon as it is."
                                        .formatted(onItsWay.sale().name(), note.number())),
                        List.of(onItsWay.sale()));
            case Original.NotIssued notIssued ->
                refused(
                        CheckCode.ORIGINAL_REFUSED.because(
                                "Sale %s was never signed by KRA, so there is nothing to credit: %s"
                                        .formatted(notIssued.sale().name(), notIssued.why())),
                        notIssued.sale());
            case Original.NotASale notASale ->
                refused(
                        CheckCode.ORIGINAL_NOT_A_SALE.because(
                                "Credit note %s names %s, which is no sale; only sales can be credited."
                                        .formatted(
                                                note.number(),
                                                notASale.document().name())),
                        notASale.document());
            case Original.Several several ->
                parkedFor(note, receivedAt, now, CheckCode.ORIGINAL_AMBIGUOUS, several.candidates());
            case Original.Unknown unknown ->
                parkedFor(note, receivedAt, now, CheckCode.ORIGINAL_UNKNOWN, unknown.candidates());
        };
    }

    private Decision parkedFor(
            CreditNote note, Instant receivedAt, Instant now, CheckCode code, List<Candidate> candidates) {
        boolean late = !now.isBefore(receivedAt.plus(policy.unknownOriginalWait()));
        String named = note.original().number() == null
                ? "id " + note.original().sourceDocumentId()
                : "number " + note.original().number();
        String sentence = switch (code) {
            case ORIGINAL_AMBIGUOUS ->
                "Credit note %s names the sale with %s, but several have it: give the id of one of %s."
                        .formatted(note.number(), named, Candidate.listed(candidates));
            default ->
                "Credit note %s names the sale with %s, which %s%s."
                        .formatted(
                                note.number(),
                                named,
                                late ? "did not become known within " + inWords(policy) : "is not known yet",
                                candidates.isEmpty() ? "" : "; it may mean " + Candidate.listed(candidates));
        };
        Reason reason = code.because(shortened(sentence));
        return late ? new Decision.Refused(reason, candidates) : new Decision.Parked(reason, candidates);
    }

    private Decision issued(CreditNote note, @Nullable Taxpayer publishedFor, IssuedSale sale, Instant now) {
        Optional<Reason> objection = objection(note, publishedFor, sale, now);
        if (objection.isPresent()) {
            return new Decision.Refused(objection.get(), List.of());
        }
        return switch (new LineCrediting(note, sale, policy.roundingTolerance()).outcome()) {
            case LineCrediting.Outcome.Impossible impossible -> new Decision.Refused(impossible.reason(), List.of());
            case LineCrediting.Outcome.Planned planned -> byIssuer(note, planned.plan());
        };
    }

    private static Decision byIssuer(CreditNote note, CreditPlan plan) {
        IssuedSale sale = plan.sale();
        Solution solution = sale.original().solution();
        if (solution == Solution.OSCU) {
            return new Decision.Routed(plan);
        }
        String controlUnit = sale.original().controlUnitId();
        return new Decision.External(
                plan,
                CheckCode.RAISE_ELSEWHERE.because(
                        "Sale %s was issued by %s%s as invoice %d, so credit note %s must be raised there."
                                .formatted(
                                        sale.number(),
                                        solution,
                                        controlUnit == null ? "" : " " + controlUnit,
                                        sale.original().invoiceNumber(),
                                        note.number())));
    }

    private Optional<Reason> objection(CreditNote note, @Nullable Taxpayer publishedFor, IssuedSale sale, Instant now) {
        if (publishedFor != null
                && !publishedFor.equals(new Taxpayer(
                        sale.original().environment(), sale.original().pin()))) {
            return Optional.of(CheckCode.TAXPAYER_DIFFERS.because(
                    "Credit note %s was published for PIN %s (%s), but sale %s was issued by PIN %s (%s)."
                            .formatted(
                                    note.number(),
                                    publishedFor.pin(),
                                    publishedFor.environment(),
                                    sale.number(),
                                    sale.original().pin(),
                                    sale.original().environment())));
        }
        String signedPin = sale.original().buyer().pin();
        // A note that corrects the PIN names another one on purpose; a sale signed without a PIN cannot contradict.
        if (note.buyerPin() != null
                && signedPin != null
                && !note.buyerPin().equals(signedPin)
                && note.reason() != CreditReason.WRONG_CUSTOMER_PIN) {
            return Optional.of(CheckCode.BUYER_PIN_DIFFERS.because(
                    "Credit note %s names buyer PIN %s, but sale %s was signed for buyer PIN %s."
                            .formatted(note.number(), note.buyerPin(), sale.number(), signedPin)));
        }
        Integer maxAge = policy.maxAgeMonths();
        if (maxAge != null
                && LocalDate.ofInstant(now, NAIROBI).isAfter(sale.date().plusMonths(maxAge))) {
            return Optional.of(CheckCode.ORIGINAL_TOO_OLD.because(
                    "Sale %s is of %s, and sales older than %d months are not credited."
                            .formatted(sale.number(), sale.date(), maxAge)));
        }
        Integer maxNotes = policy.maxNotes();
        if (maxNotes != null && sale.notes() >= maxNotes) {
            return Optional.of(CheckCode.TOO_MANY_NOTES.because(
                    "Sale %s already has %d credit notes, and no more than %d are allowed."
                            .formatted(sale.number(), sale.notes(), maxNotes)));
        }
        return Optional.empty();
    }

    private static Decision refused(Reason reason, Candidate candidate) {
        return new Decision.Refused(reason, List.of(candidate));
    }

    private static String inWords(CreditPolicy policy) {
        long hours = policy.unknownOriginalWait().toHours();
        return hours > 0 ? hours + " hours" : policy.unknownOriginalWait().toSeconds() + " seconds";
    }

    /** The contract allows sentences of 2000 characters; a long list of candidates is cut. */
    private static String shortened(String sentence) {
        return sentence.length() <= 1000 ? sentence : sentence.substring(0, 997) + "...";
    }
}
