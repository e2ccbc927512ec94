package dev.risiti.oscu.wire;

import dev.risiti.oscu.json.KraJson;
import java.time.Instant;

/**
 * The five receipt fields of a signed sale (KRA reference 5.6); an answer without all five is no receipt.
 *
 * @param curRcptNo receipt number of this kind
 * @param totRcptNo total receipt counter of the control unit
 * @param intrlData internal data, 26 characters
 * @param rcptSign signature, 16 characters
 * @param sdcDateTime the control unit's time
 */
public record SaleAnswer(long curRcptNo, long totRcptNo, String intrlData, String rcptSign, Instant sdcDateTime)
        implements Answer {

    static SaleAnswer read(KraJson json) {
        return new SaleAnswer(
                json.requiredWholeNumber("curRcptNo"),
                json.requiredWholeNumber("totRcptNo"),
                json.requiredText("intrlData"),
                json.requiredText("rcptSign"),
                json.requiredInstant("sdcDateTime"));
    }
}
