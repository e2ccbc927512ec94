package dev.risiti.submission.step;

import dev.risiti.submission.counter.Counter;

/** Gives a document its number: the one it holds already, else the counter's next. */
@FunctionalInterface
public interface Numbers {
    long take(Counter counter);
}
