package dev.risiti.submission.simulation;

/** Decides what happens next. The only source of chance in a simulated world. */
interface Chooser {
    /** One of {@code options} possibilities; 0 is what happens when nothing goes wrong. */
    int choose(int options);
}
