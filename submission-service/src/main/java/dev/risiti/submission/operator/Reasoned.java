package dev.risiti.submission.operator;

import dev.risiti.submission.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** The body of a verb: whatever it asks for, it says why. */
interface Reasoned {
    /** One sentence for whoever reads the audit. */
    @Nullable
    String reason();

    /** @throws Refusal when a request left out what it must bring */
    static <T> T given(@Nullable T body) {
        if (body == null) {
            throw Refusal.invalid("BODY_MISSING", "Give a JSON object with a reason and what the verb needs.");
        }
        return body;
    }
}
