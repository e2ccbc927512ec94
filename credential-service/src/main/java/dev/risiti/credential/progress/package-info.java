/** Progress of devices from {@code risiti.device-progress.v1}. */
@NullMarked
package dev.risiti.credential.progress;

import org.jspecify.annotations.NullMarked;
