package dev.risiti.simulator.oscu.registry;

/**
 * What KRA returns for a signed document (KRA reference 5.6).
 *
 * @param curRcptNo the control unit's receipt counter, one step per accepted document, credit notes included
 * @param totRcptNo the same counter over all kinds of receipts
 * @param intrlData 26 characters of base32
 * @param rcptSign 16 characters of base32
 * @param sdcDateTime the control unit's time, fourteen digits, Nairobi
 */
public record Receipt(long curRcptNo, long totRcptNo, String intrlData, String rcptSign, String sdcDateTime) {}
