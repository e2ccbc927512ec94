/** The certification as people run it: as a process, against the packaged simulator. */
@NullMarked
package dev.risiti.certify;

import org.jspecify.annotations.NullMarked;
