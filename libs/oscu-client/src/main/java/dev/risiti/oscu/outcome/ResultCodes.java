package dev.risiti.oscu.outcome;

import static dev.risiti.oscu.outcome.Outcome.Unknown.Reason.DUPLICATE;
import static dev.risiti.oscu.outcome.Outcome.Unknown.Reason.SERVER_ERROR;
import static dev.risiti.oscu.outcome.Outcome.Unknown.Reason.UNLISTED_CODE;
import static java.util.Map.entry;

import dev.risiti.oscu.outcome.Outcome.Need;
import dev.risiti.oscu.outcome.Outcome.Trouble;
import java.util.Map;

/** The table of {@code resultCd} (KRA reference 3.1). */
final class ResultCodes {
    private static final Verdict DOCUMENT = new Verdict.Document();

    private static final Map<String, Verdict> VERDICTS = Map.ofEntries(
            entry("000", new Verdict.Success()),
            // Reported for neighbouring KRA products, never captured on OSCU.
            entry("0", new Verdict.Success()),
            entry("00", new Verdict.Success()),
            entry("0000", new Verdict.Success()),
            entry("001", new Verdict.Empty()),
            // 89x come from KRA's own client library; listed in case a middle box speaks them.
            entry("891", new Verdict.Connection(Trouble.UNROUTED)),
            entry("892", new Verdict.Connection(Trouble.HEADERS_MISSING)),
            entry("893", DOCUMENT),
            entry("894", new Verdict.Unclear(SERVER_ERROR)),
            entry("895", new Verdict.Connection(Trouble.UNROUTED)),
            entry("896", new Verdict.Unclear(SERVER_ERROR)),
            entry("899", new Verdict.Unclear(DUPLICATE)),
            entry("900", new Verdict.Connection(Trouble.HEADERS_MISSING)),
            entry("901", new Verdict.Connection(Trouble.DEVICE_REJECTED)),
            entry("902", new Verdict.Connection(Trouble.ALREADY_INSTALLED)),
            entry("903", new Verdict.Connection(Trouble.OTHER_SOLUTION)),
            entry("E04", new Verdict.Connection(Trouble.DEVICE_REJECTED)),
            entry("905", DOCUMENT),
            entry("910", DOCUMENT),
            entry("911", DOCUMENT),
            // A wrong path is never the document's fault.
            entry("912", new Verdict.Connection(Trouble.UNROUTED)),
            entry("913", DOCUMENT),
            entry("921", DOCUMENT),
            entry("922", new Verdict.Dependency(Need.SALE)),
            entry("990", new Verdict.SlowDown()),
            entry("991", new Verdict.Unclear(SERVER_ERROR)),
            entry("992", new Verdict.Unclear(SERVER_ERROR)),
            entry("993", new Verdict.Unclear(SERVER_ERROR)),
            entry("994", new Verdict.Unclear(DUPLICATE)),
            entry("995", DOCUMENT),
            entry("999", new Verdict.Unclear(SERVER_ERROR)));

    private ResultCodes() {}

    /** The verdict of a code; a code outside the list proves nothing, so it stays unclear. */
    static Verdict verdict(String resultCd) {
        return VERDICTS.getOrDefault(resultCd, new Verdict.Unclear(UNLISTED_CODE));
    }
}
