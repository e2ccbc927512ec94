/** Tests of what is kept out of the evidence. */
@NullMarked
package dev.risiti.certify.evidence;

import org.jspecify.annotations.NullMarked;
