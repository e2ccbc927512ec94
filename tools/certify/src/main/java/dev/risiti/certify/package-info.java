/** KRA's integrator checks walked through the real client, with an evidence report. */
@NullMarked
package dev.risiti.certify;

import org.jspecify.annotations.NullMarked;
