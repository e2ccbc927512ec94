package dev.risiti.credential.initialisation;

/**
 * The right to go on with the initialisation of one device, until its lease ends.
 *
 * @param state where the one before left it
 * @param epoch grows with each claim; a write under an older one changes nothing
 * @param notSent how often in a row the call did not reach KRA
 */
record Claim(String deviceId, State state, long epoch, int notSent) {

    /** How far an initialisation is; rows in another state are not claimed. */
    enum State {
        /** Nothing was sent. */
        DUE,
        /** The call was about to be made or was made, and no answer is stored. */
        SENT,
        /** KRA's answer is stored and not yet read. */
        ANSWERED
    }
}
