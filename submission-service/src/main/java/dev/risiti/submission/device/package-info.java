/** The copy of each device's newest published state. */
@NullMarked
package dev.risiti.submission.device;

import org.jspecify.annotations.NullMarked;
