/** A business day that is played through the running system and then audited: program, settings and failure. */
@NullMarked
package dev.risiti.demo;

import org.jspecify.annotations.NullMarked;
