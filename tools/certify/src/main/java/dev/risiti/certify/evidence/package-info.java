/** What was sent to KRA and what came back, without secrets. */
@NullMarked
package dev.risiti.certify.evidence;

import org.jspecify.annotations.NullMarked;
