/** The one call in a device's life that brings its communication key, and never a second one. */
@NullMarked
package dev.risiti.credential.initialisation;

import org.jspecify.annotations.NullMarked;
