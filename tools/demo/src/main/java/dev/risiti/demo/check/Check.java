package dev.risiti.demo.check;

import java.util.List;

/** Something that must be true after the day. */
public interface Check {
    /** The rule in one line. */
    String rule();

    /** Where the evidence differs from the rule; empty when it holds. */
    List<String> differences(Evidence evidence);

    /** All checks, in the order in which they are shown. */
    static List<Check> all() {
        return List.of(
                new EachDocumentDecidedOnce(),
                new NumbersWithoutGaps(),
                new ReceiptsAsSigned(),
                new TotalsAsBooked(),
                new OneNotePerDocument(),
                new GoodsMovedOnce(),
                new StockAfterItsCause(),
                new CreditsWithinOriginals(),
                new LostAnswersAdopted(),
                new DuplicateWithoutEffect(),
                new ForgeryWithoutEffect());
    }
}
