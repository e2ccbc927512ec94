package dev.risiti.submission.core;

import dev.risiti.oscu.wire.Answer;

/** What KRA said when it was asked whether it holds an attempt. */
public sealed interface Asked {
    /** It holds the very same. */
    record Same(Answer answer) implements Asked {}

    /** It holds something else under this number. */
    record Different(String differences) implements Asked {}

    /** It holds nothing. */
    record Absent() implements Asked {}

    /** It did not say. */
    record Silent(String words) implements Asked {}

    /** It was not asked: our own budget or credentials did not allow it. */
    record NotAsked(String words) implements Asked {}
}
