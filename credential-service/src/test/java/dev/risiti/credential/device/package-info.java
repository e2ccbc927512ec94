/** The life cycle, event by event. */
@NullMarked
package dev.risiti.credential.device;

import org.jspecify.annotations.NullMarked;
