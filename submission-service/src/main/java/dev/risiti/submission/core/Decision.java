package dev.risiti.submission.core;

import dev.risiti.submission.effect.Effect;
import java.util.List;

/** What a lane's state machine decided: changes that commit together, and what comes after them. */
public record Decision(List<Effect> effects, Then then) {
    public Decision {
        effects = List.copyOf(effects);
    }
}
