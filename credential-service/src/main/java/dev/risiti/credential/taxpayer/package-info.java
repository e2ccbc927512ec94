/** KRA PINs and the one tenant that each belongs to. */
@NullMarked
package dev.risiti.credential.taxpayer;

import org.jspecify.annotations.NullMarked;
