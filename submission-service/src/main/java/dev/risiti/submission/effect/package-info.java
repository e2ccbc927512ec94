/** What a decision changes, as data: the core decides effects, the engine writes them. Plain Java. */
@NullMarked
package dev.risiti.submission.effect;

import org.jspecify.annotations.NullMarked;
