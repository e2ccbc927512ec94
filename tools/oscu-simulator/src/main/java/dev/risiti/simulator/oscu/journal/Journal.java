package dev.risiti.simulator.oscu.journal;

/**
 * Where lines go before their effect is shown to anybody. Lines are kept in the order of {@link #append}; whoever is about
 * to show something calls {@link #flush} first, so that lines of many requests share one write.
 */
public interface Journal {
    /** Keeps nothing: state ends with the process. */
    Journal NONE = new Journal() {
        @Override
        public void append(JournalLine line) {
            // Nothing to keep.
        }

        @Override
        public void flush() {
            // Nothing was kept.
        }
    };

    /** Adds a line behind all others. */
    void append(JournalLine line);

    /**
     * Hands every line so far to the operating system before it returns, so that they survive the death of this process
     * (not of the machine: nothing is forced to disk).
     */
    void flush();
}
