/** KRA's code lists and item classes. */
@NullMarked
package dev.risiti.contracts.reference;

import org.jspecify.annotations.NullMarked;
