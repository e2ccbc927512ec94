package dev.risiti.simulator.oscu.journal;

/** Where lines go before their effect is shown to anybody. */
@FunctionalInterface
public interface Journal {
    /** Keeps nothing: state ends with the process. */
    Journal NONE = _ -> {};

    /**
     * Hands a line to the operating system before it returns, so that it survives the death of this process (not of the
     * machine: nothing is forced to disk).
     */
    void append(JournalLine line);
}
