/** KRA's integrator checks and ours beside them: what each sends, what it expects back, and on what it depends. */
@NullMarked
package dev.risiti.certify.check;

import org.jspecify.annotations.NullMarked;
