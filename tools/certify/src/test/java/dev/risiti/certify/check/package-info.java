/** Tests of how checks depend on each other. */
@NullMarked
package dev.risiti.certify.check;

import org.jspecify.annotations.NullMarked;
