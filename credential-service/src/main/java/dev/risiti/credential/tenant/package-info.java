/** The integrator's customers. */
@NullMarked
package dev.risiti.credential.tenant;

import org.jspecify.annotations.NullMarked;
