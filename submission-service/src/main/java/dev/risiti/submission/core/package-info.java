/** The pure state machine of a lane: from a state and an event to effects and what comes next. Plain Java. */
@NullMarked
package dev.risiti.submission.core;

import org.jspecify.annotations.NullMarked;
