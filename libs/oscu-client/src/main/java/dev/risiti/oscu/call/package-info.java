/** The OSCU calls: names, paths per front door, deadlines, and requests as immutable bytes. */
@NullMarked
package dev.risiti.oscu.call;

import org.jspecify.annotations.NullMarked;
