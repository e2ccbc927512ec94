/** Who may call: bearer tokens of the administrator and of our own services. */
@NullMarked
package dev.risiti.credential.access;

import org.jspecify.annotations.NullMarked;
