/** Initialisation against a server that speaks KRA's wire, with its failures. */
@NullMarked
package dev.risiti.credential.initialisation;

import org.jspecify.annotations.NullMarked;
