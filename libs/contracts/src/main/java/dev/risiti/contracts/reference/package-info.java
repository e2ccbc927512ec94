/** KRA's code lists and other reference data. */
@NullMarked
package dev.risiti.contracts.reference;

import org.jspecify.annotations.NullMarked;
